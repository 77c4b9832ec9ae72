/** Links of texts to pages of this site, as addresses of the program that the site moves to. */
import type { BodyDocument } from '../../body/document.ts'
import { type LinkTarget, linkTarget } from '../../content/link-target.ts'

/** The path of an address on this site; null for one elsewhere. */
export function ownPath(href: string, siteUrl: string): string | null {
  if (href.startsWith('/') && !href.startsWith('//')) return href
  if (!URL.canParse(href)) return null
  const { host, pathname, search, hash } = new URL(href)
  return host === new URL(siteUrl).host ? `${pathname}${search}${hash}` : null
}

/** Changes every link in a body; null keeps one as it is. */
export function withLinks(body: BodyDocument, change: (href: string) => string | null): BodyDocument {
  const visit = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(visit)
    if (typeof value !== 'object' || value === null) return value
    const { type, attrs } = value as { type?: unknown; attrs?: { href?: unknown } }
    if (type === 'link' && typeof attrs?.href === 'string')
      return { ...value, attrs: { ...attrs, href: change(attrs.href) ?? attrs.href } }
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, visit(inner)]))
  }
  return visit(body) as BodyDocument
}

/**
 * The links of a body, as addresses of the new site. Links to pages that the new site does not have become absolute
 * links to this one.
 */
export const movedLinks = (
  body: BodyDocument,
  siteUrl: string,
  addressOf: (target: LinkTarget) => string | null,
): BodyDocument =>
  withLinks(body, (href) => {
    const path = ownPath(href, siteUrl)
    if (path === null) return null
    const target = linkTarget(path)
    return (target && addressOf(target)) ?? `${siteUrl}${path}`
  })

/** The numbers of the articles that a body links to. */
export function linkedArticles(body: BodyDocument, siteUrl: string): number[] {
  const found = new Set<number>()
  withLinks(body, (href) => {
    const path = ownPath(href, siteUrl)
    const target = path === null ? null : linkTarget(path)
    if (target?.kind === 'article') found.add(target.id)
    return null
  })
  return [...found]
}
