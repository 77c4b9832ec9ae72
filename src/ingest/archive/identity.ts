/** How a thing of another program is named here: its site, its URI and the role of its alternative id. */
import type { ImportSystem } from '../../content/imports/tables.ts'

/** The key of a site: its host without "www", and its folder where it has one. */
export function siteKey(address: string): string {
  const { host, pathname } = new URL(address)
  return `${host.toLowerCase().replace(/^www\./, '')}${decodeURI(pathname).replace(/\/+$/, '')}`
}

/** The queries that WordPress answers for a number; every other type is a post. */
const wordpressQueries: Record<string, string> = {
  attachment: 'attachment_id',
  category: 'cat',
  author: 'author',
  post_tag: 'tag_id',
}

const placed = (site: string) => encodeURI(siteKey(site))

/**
 * The URI of a thing of an old site. It depends on the site's address without "www" and the thing's number alone, so
 * that every export of the site names it alike.
 */
export function itemUri(system: ImportSystem, site: string, type: string, oldId: string | number): string {
  if (system !== 'wordpress') return `urn:nashra:source:${siteKey(site)}:${type}:${oldId}`
  if (type === 'comment') return `https://${placed(site)}/#comment-${oldId}`
  return `https://${placed(site)}/?${wordpressQueries[type] ?? 'p'}=${oldId}`
}
