/** Topic of every search: what is found changes with each publication. */
export const searchTopic = 'search'

/** Touched when the words of an article change, or it is not found any more; without an id, how such topics begin. */
export const searchableTopic = (articleId: number | '') => `searchable:${articleId}`
