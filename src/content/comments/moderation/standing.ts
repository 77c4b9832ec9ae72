/** How far a reader is known: earned by comments that were published, lost by ones that were rejected. */
import { type RawBuilder, sql } from 'kysely'
import type { Standing } from '../tables.ts'

/** Published comments after which a reader is known, and after which they are trusted. */
export const knownAfter = 1
export const trustedAfter = 10
/** One comment in so many may be rejected of a trusted reader. */
export const trustedShare = 10
/** From two rejected comments on, a reader of whom more than one in three was rejected is read first again. */
export const distrustedShare = 3

export function standingOf(published: number, rejected: number): Standing {
  if (published >= trustedAfter && rejected * trustedShare <= published) return 'trusted'
  return published >= knownAfter ? 'known' : 'new'
}

/** Whether so many comments of a reader were rejected that the next one is read first. */
export const isDistrusted = (published: number, rejected: number): boolean =>
  rejected >= 2 && rejected * distrustedShare > published + rejected

/** The same as `standingOf`, for numbers that are in the database. */
export const standingIn = (
  published: RawBuilder<unknown>,
  rejected: RawBuilder<unknown>,
): RawBuilder<Standing> =>
  sql<Standing>`case
    when ${published} >= ${trustedAfter}::integer and ${rejected} * ${trustedShare}::integer <= ${published} then 'trusted'
    when ${published} >= ${knownAfter}::integer then 'known'
    else 'new' end`
