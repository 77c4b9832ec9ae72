import { createHash } from 'node:crypto'

/** A keyword that a removed article had must not stay in the change log. */
const hashOf = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 16)

/** Invalidated when a topic is created, renamed, merged or deleted. */
export const topicsCacheTag = 'topics'
/** Invalidated when the description, name or address of a topic changes. */
export const topicCacheTag = (id: number) => `topic:${id}`
/** Invalidated when this spelling leads to another topic, or the topic has another address. */
export const spellingCacheTag = (form: string) => `topic-spelling:${hashOf(form)}`
/** Invalidated when this address leads to another topic. */
export const slugCacheTag = (slug: string) => `topic-slug:${hashOf(slug)}`
/** Invalidated when an article joins or leaves the list of any topic. */
export const topicMembersCacheTag = 'topic-members'
/** Invalidated when older articles get their topics. */
export const backfillCacheTag = 'topic-backfill'
export const topicList = (id: number) => `topic:${id}`
