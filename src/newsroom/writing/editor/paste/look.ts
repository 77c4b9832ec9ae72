/** How pasted text looks: what its element and its style say of weight, slant, links and visibility. */
import { isLinkAddress } from '../address.ts'

export interface Look {
  strong: boolean
  em: boolean
  href: string | null
  /** White space stands as written, as in `pre`. */
  verbatim: boolean
}

export const plain: Look = { strong: false, em: false, href: null, verbatim: false }

/**
 * The declarations of a style attribute, under the name that `quietHtml` gave it. Read by hand: browsers throw
 * away what is Word's own.
 */
export function styleOf(element: Element): Map<string, string> {
  const declarations = new Map<string, string>()
  for (const part of (element.getAttribute('data-style') ?? '').split(';')) {
    const colon = part.indexOf(':')
    if (colon > 0) {
      declarations.set(
        part.slice(0, colon).trim().toLowerCase(),
        part
          .slice(colon + 1)
          .trim()
          .toLowerCase(),
      )
    }
  }
  return declarations
}

export function isHidden(element: Element): boolean {
  if (element.hasAttribute('hidden') || element.getAttribute('aria-hidden') === 'true') return true
  const style = styleOf(element)
  return (
    style.get('display') === 'none' ||
    /^(hidden|collapse)$/.test(style.get('visibility') ?? '') ||
    style.get('mso-hide') === 'all' ||
    /^0(\.0+)?(px|pt|em|rem|%)?$/.test(style.get('font-size') ?? '') ||
    /^0(\.0+)?$/.test(style.get('opacity') ?? '')
  )
}

/** Word and browsers know relative weights; Google Docs wraps everything in a bold element of normal weight. */
function weightOf(style: Map<string, string>): boolean | null {
  const weight = style.get('font-weight') ?? ''
  if (/^bold(er)?\b/.test(weight)) return true
  if (/^(normal|lighter)\b/.test(weight)) return false
  return /^\d+/.test(weight) ? Number.parseInt(weight, 10) >= 600 : null
}

/** Services that lead a link through a page of theirs, which counts who follows it, and where that page has the address. */
const counting: [RegExp, string][] = [
  [/^https?:\/\/(www\.)?google\.[a-z.]+\/url\?/i, 'q'],
  [/^https?:\/\/(www\.)?google\.[a-z.]+\/url\?/i, 'url'],
  [/^https?:\/\/lm?\.(facebook|instagram)\.com\//i, 'u'],
  [/^https?:\/\/[\w.]*safelinks\.protection\.outlook\.com\//i, 'url'],
]

/** The address that is meant; readers need not tell anybody that they follow it. */
function meantAddress(given: string): string {
  for (const [service, parameter] of counting) {
    const meant = service.test(given) && URL.canParse(given) && new URL(given).searchParams.get(parameter)
    if (meant && /^https?:\/\//i.test(meant) && isLinkAddress(meant)) return meant
  }
  return given
}

/** Links of other pages are kept when they are whole; "#top" and "/news" mean nothing here. */
function hrefOf(element: Element): string | null {
  const given = (element.getAttribute('href') ?? '').trim().replace(/^\/\//, 'https://').replace(/ /g, '%20')
  return isLinkAddress(given) && !given.startsWith('/') ? meantAddress(given) : null
}

export function lookOf(element: Element, around: Look): Look {
  const style = styleOf(element)
  const name = element.localName
  const slant = style.get('font-style')
  return {
    strong: weightOf(style) ?? (name === 'b' || name === 'strong' || around.strong),
    em: slant ? /^(italic|oblique)/.test(slant) : name === 'i' || name === 'em' || around.em,
    href: name === 'a' ? (hrefOf(element) ?? around.href) : around.href,
    verbatim: name === 'pre' || /^(pre|break-spaces)/.test(style.get('white-space') ?? '') || around.verbatim,
  }
}
