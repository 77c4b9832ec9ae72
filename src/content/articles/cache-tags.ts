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
