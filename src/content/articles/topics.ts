/** An article's own topics. */

/** A sitemap holds the public articles of so many ids: one topic for all of them, or it would note thousands. */
export const sitemapSize = 5_000
export const sitemapOf = (id: number) => Math.floor(id / sitemapSize)

/** What is touched when the public reads something else of an article, or no longer or newly reads it. */
export const articleTopics = (id: number) => [`article:${id}`, `sitemap:${sitemapOf(id)}`]
