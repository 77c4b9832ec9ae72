/** The format of pasted text, from its element and style: weight, slant and visibility. */
import type { HtmlElement } from '../tree.ts'

export interface Look {
  strong: boolean
  em: boolean
  /** White space is kept as written. */
  verbatim: boolean
  /** Inside a subhead, which is always bold. */
  heading: boolean
  /** Inside a link, which is always underlined. */
  link: boolean
}

export const plain: Look = { strong: false, em: false, verbatim: false, heading: false, link: false }

/**
 * The declarations of a style attribute, which `quietHtml` has renamed. Parsed here, because browsers drop
 * Word's own properties.
 */
export const styleOf = ({ attributes }: HtmlElement): Map<string, string> =>
  new Map(
    (attributes['data-style'] ?? '').split(';').flatMap((part): [string, string][] => {
      const colon = part.indexOf(':')
      const [name, value] = [part.slice(0, colon), part.slice(colon + 1)]
      return colon > 0 ? [[name.trim().toLowerCase(), value.trim().toLowerCase()]] : []
    }),
  )

export function isHidden(element: HtmlElement): boolean {
  const { attributes } = element
  if (attributes.hidden !== undefined || attributes['aria-hidden'] === 'true') return true
  const style = styleOf(element)
  return (
    style.get('display') === 'none' ||
    /^(hidden|collapse)$/.test(style.get('visibility') ?? '') ||
    style.get('mso-hide') === 'all' ||
    /^0(\.0+)?(px|pt|em|rem|%)?$/.test(style.get('font-size') ?? '') ||
    /^0(\.0+)?$/.test(style.get('opacity') ?? '')
  )
}

/** Word and browsers use relative weights; Google Docs wraps everything in a bold element of normal weight. */
function weightOf(style: Map<string, string>): boolean | null {
  const weight = style.get('font-weight') ?? ''
  if (/^bold(er)?\b/.test(weight)) return true
  if (/^(normal|lighter)\b/.test(weight)) return false
  return /^\d+/.test(weight) ? Number.parseInt(weight, 10) >= 600 : null
}

/** The element for a format that only a style expresses. */
export function formOf(element: HtmlElement): 's' | 'u' | 'sup' | 'sub' | null {
  const style = styleOf(element)
  const line = `${style.get('text-decoration') ?? ''} ${style.get('text-decoration-line') ?? ''}`
  if (line.includes('line-through')) return 's'
  if (line.includes('underline')) return 'u'
  const [, place] = /^(sup|sub)(?:er)?\b/.exec(style.get('vertical-align') ?? '') ?? []
  return (place as 'sup' | 'sub' | undefined) ?? null
}

export function lookOf(element: HtmlElement, around: Look): Look {
  const style = styleOf(element)
  const { name } = element
  const slant = style.get('font-style')
  const heading = around.heading || /^h[1-6]$/.test(name)
  return {
    heading,
    link: name === 'a' || around.link,
    strong: !heading && (weightOf(style) ?? (name === 'b' || name === 'strong' || around.strong)),
    em: slant ? /^(italic|oblique)/.test(slant) : name === 'i' || name === 'em' || around.em,
    verbatim: /^(pre|break-spaces)/.test(style.get('white-space') ?? '') || around.verbatim,
  }
}
