/** The cache tag of every search: results change with each publication. */
export const searchCacheTag = 'search'

/**
 * Invalidated when the words of an article change, or it is no longer found; without an id, the common prefix
 * of these tags.
 */
export const searchableCacheTag = (articleId: number | '') => `searchable:${articleId}`
