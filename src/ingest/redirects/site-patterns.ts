/** Addresses that every site of a program has, as patterns. */
import type { ImportSystem } from '../../content/imports/tables.ts'

const lead = (pattern: string, address: string | null) => ({
  ...{ pattern, address },
  status: address === null ? (410 as const) : (301 as const),
})

const wordpress = [
  lead('^/feed/atom/?$', '/feeds/latest.atom'),
  lead('^/feed(?:/(?:rss2?|rdf))?/?$', '/feeds/latest.rss'),
  lead('^/\\?feed=atom$', '/feeds/latest.atom'),
  lead('^/\\?feed=(?:rss2?|rdf)$', '/feeds/latest.rss'),
  lead('^/comments/feed(?:/[a-z0-9]+)?/?$', null),
  lead('^/page/[0-9]+/?$', '/latest'),
  lead('^/\\?(?:[^=&]+=[^&]*&)*s=([^&]*)', '/search?q=$1'),
  lead('^/((?:19|20)[0-9]{2})/([0-9]{2})/([0-9]{2})(?:/page/[0-9]+)?/?$', '/archive/$1/$2/$3'),
  lead('^/((?:19|20)[0-9]{2})/([0-9]{2})(?:/page/[0-9]+)?/?$', '/archive/$1/$2'),
  lead('^/((?:19|20)[0-9]{2})(?:/page/[0-9]+)?/?$', '/archive/$1'),
  // A day or a month without articles has no page.
  lead('^/archive/([0-9]{4})/([0-9]{2})/[0-9]{2}/?$', '/archive/$1/$2'),
  lead('^/archive/([0-9]{4})/[0-9]{2}/?$', '/archive/$1'),
  // The numeric structure of permalinks, which a site may have had before.
  lead('^/archives/([0-9]+)/?$', '/?p=$1'),
  lead('^/(?:wp-sitemap|sitemap_index|[a-z0-9_]+-sitemap)[a-z0-9-]*\\.xml$', '/sitemap.xml'),
]

const ghost = [
  lead('^/rss/?$', '/feeds/latest.rss'),
  lead('^/page/[0-9]+/?$', '/latest'),
  lead('^/sitemap-[a-z]+(?:-[0-9]+)?\\.xml$', '/sitemap.xml'),
]

export const sitePatterns = (system: ImportSystem) =>
  system === 'wordpress' ? wordpress : system === 'ghost' ? ghost : []
