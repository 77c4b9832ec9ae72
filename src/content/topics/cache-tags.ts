/** Invalidated when a topic is created, renamed, merged or deleted. */
export const topicsCacheTag = 'topics'
/** Invalidated when the description, name or address of a topic changes. */
export const topicCacheTag = (id: number) => `topic:${id}`
/** Invalidated when this spelling leads to another topic, or the topic has another address. */
export const spellingCacheTag = (form: string) => `topic-spelling:${form}`
export const topicList = (id: number) => `topic:${id}`
