/** What readers type, as the rules of every command of theirs. */
import { z } from 'zod'
import { cleanComment, cleanName, lengthOf, saysSomething } from '../../language/comment-text.ts'

export const longestComment = 2_000
export const longestName = 60

const bounded = (most: number) =>
  z.string().refine((text) => lengthOf(text) <= most, `is longer than ${most} characters`)
const readable = z.string().refine(saysSomething, 'is missing')

// Cleaning makes a text shorter, never longer than this.
export const commentText = z
  .string()
  .max(longestComment * 20, `is longer than ${longestComment} characters`)
  .transform(cleanComment)
  .pipe(bounded(longestComment))
  .pipe(readable)

export const readerName = z
  .string()
  .max(longestName * 20, `is longer than ${longestName} characters`)
  .transform(cleanName)
  .pipe(bounded(longestName))
  .pipe(readable)

/** A keyed hash of where somebody comes from. */
export const addressHash = z.string().max(64).nullable()
