/** An article's own cache tags. */

/**
 * A sitemap covers a range of article ids. One cache tag stands for the whole range; otherwise a sitemap would
 * depend on thousands.
 */
export const sitemapSize = 5_000
export const sitemapOf = (id: number) => Math.floor(id / sitemapSize)

/**
 * The cache tags to invalidate when the public text of an article changes, or when it becomes or stops being
 * public.
 */
export const articleCacheTags = (id: number) => [`article:${id}`, `sitemap:${sitemapOf(id)}`]

const units = { year: 4, month: 7, day: 10 } as const
export type Unit = keyof typeof units

const publishedTag = (at: Date, unit: Unit) => `published:${at.toISOString().slice(0, units[unit])}`

/**
 * The cache tags to invalidate when an article of this date becomes or stops being public: of its year, month and
 * day in UTC, because commands do not read the time zone.
 */
export const dateCacheTags = (publishedAt: Date): string[] =>
  (Object.keys(units) as Unit[]).map((unit) => publishedTag(publishedAt, unit))

/** The cache tags of all years, months or days (UTC) that a span touches; at least one. */
export function spanCacheTags({ from, until }: { from: Date; until: Date }, unit: Unit): string[] {
  const last = publishedTag(new Date(Math.max(from.getTime(), until.getTime() - 1)), unit)
  const tags = [publishedTag(from, unit)]
  const at = new Date(from)
  while (tags.at(-1) !== last) {
    if (unit === 'year') at.setUTCFullYear(at.getUTCFullYear() + 1, 0, 1)
    else if (unit === 'month') at.setUTCMonth(at.getUTCMonth() + 1, 1)
    else at.setUTCDate(at.getUTCDate() + 1)
    tags.push(publishedTag(at, unit))
  }
  return tags
}
