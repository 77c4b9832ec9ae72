/** Closed lists of terms and bounds that operations name. */
export { maxCounted } from '../content/comments/moderation/counted.ts'
export { type RejectionCode, rejectionCodes } from '../content/comments/rejection-codes.ts'

/** The states of articles as the newsroom lists them; `trashed` is the trash. */
export const deskStates = ['draft', 'scheduled', 'published', 'unpublished', 'removed', 'trashed'] as const
export const foundKinds = ['coverage', 'story', 'section', 'person', 'article', 'picture'] as const
export const namedKinds = [
  'sections',
  'agencies',
  'programmes',
  'people',
  'stories',
  'media',
  'articles',
] as const
export type NamedKind = (typeof namedKinds)[number]
/** The queues of comments. */
export const queues = ['held', 'reported', 'appeals', 'decided'] as const
export type Queue = (typeof queues)[number]

/** The limits of a group of synonyms. */
export const longestWord = 60
export const maxWords = 20
/** A cursor of the search: a score, and the id of an article. */
export const keyPattern = /^(-?\d{1,16})-([1-9]\d{0,9})$/
