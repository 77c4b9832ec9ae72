/** The validation of texts that readers type, shared by all commands. */
import { z } from 'zod'
import { cleanComment, cleanName, lengthOf, saysSomething } from '../../language/comment-text.ts'

export const longestComment = 2_000
export const longestName = 60

const bounded = (most: number) =>
  z.string().refine((text) => lengthOf(text) <= most, `is longer than ${most} characters`)
const readable = z.string().refine(saysSomething, 'is missing')

// Cleaning only shortens a text, so the limit before it is generous.
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

/** A keyed hash of the client's IP address. */
export const ipHash = z.string().max(64).nullable()
