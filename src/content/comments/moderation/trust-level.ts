/** A reader's trust level, derived from their published and rejected comments. */
import { type RawBuilder, sql } from 'kysely'
import type { TrustLevel } from '../tables.ts'

/** The numbers of published comments from which a reader is known, and trusted. */
export const knownAfter = 1
export const trustedAfter = 10
/** A trusted reader may have one rejected comment in this many. */
export const trustedShare = 10
/**
 * A reader with at least two rejected comments, more than a third of all, is moderated before publication
 * again.
 */
export const distrustedShare = 3

export function trustLevelOf(published: number, rejected: number): TrustLevel {
  if (published >= trustedAfter && rejected * trustedShare <= published) return 'trusted'
  return published >= knownAfter ? 'known' : 'new'
}

/** Whether so many of a reader's comments were rejected that the next one is held. */
export const isDistrusted = (published: number, rejected: number): boolean =>
  rejected >= 2 && rejected * distrustedShare > published + rejected

/** The same as `trustLevelOf`, as SQL over numbers in the database. */
export const trustLevelIn = (
  published: RawBuilder<unknown>,
  rejected: RawBuilder<unknown>,
): RawBuilder<TrustLevel> =>
  sql<TrustLevel>`case
    when ${published} >= ${trustedAfter}::integer and ${rejected} * ${trustedShare}::integer <= ${published} then 'trusted'
    when ${published} >= ${knownAfter}::integer then 'known'
    else 'new' end`
