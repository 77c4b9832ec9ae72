/** A coverage's row, its sequence number, and the cache tags that a change invalidates. */
import { CommandError, type Work } from '../../kernel/command.ts'
import { invalidateMedia } from '../media/invalidate.ts'
import type { CoverageState } from './tables.ts'

export const isPublicState = (state: CoverageState): boolean => state !== 'draft' && state !== 'unpublished'

/**
 * The coverage's row, locked until the transaction ends. Writes to a coverage and its entries therefore run one
 * after the other, and sequence numbers follow the order of commits.
 */
export async function lockCoverage({ db }: Pick<Work, 'db'>, coverageId: number) {
  const row = await db
    .selectFrom('coverages')
    .selectAll()
    .where('id', '=', coverageId)
    .forNoKeyUpdate()
    .executeTakeFirst()
  if (!row) throw new CommandError('not-found', `There is no coverage ${coverageId}.`)
  return row
}

/** Takes the next sequence number; `ownFacts`: the coverage's own facts change. */
export async function takeSequence(
  { db, invalidate, now }: Work,
  coverageId: number,
  ownFacts = false,
): Promise<number> {
  const { sequence } = await db
    .updateTable('coverages')
    .set((eb) => ({
      sequence: eb('sequence', '+', 1),
      ...(ownFacts ? { changedSequence: eb('sequence', '+', 1), modifiedAt: now } : {}),
    }))
    .where('id', '=', coverageId)
    .returning('sequence')
    .executeTakeFirstOrThrow()
  invalidate(`coverage-changes:${coverageId}`, `coverage-desk:${coverageId}`)
  return sequence
}

/** Writes the coverage's links to stories and media; returns the media of the old and the new state. */
export async function linkCoverage(
  { db }: Work,
  coverageId: number,
  storyIds: number[],
  mediaIds: number[],
): Promise<number[]> {
  await db.deleteFrom('coverageStories').where('coverageId', '=', coverageId).execute()
  const before = await db
    .deleteFrom('coverageMedia')
    .where('coverageId', '=', coverageId)
    .returning('mediaId')
    .execute()
  if (storyIds.length > 0)
    await db
      .insertInto('coverageStories')
      .values(storyIds.map((storyId) => ({ coverageId, storyId })))
      .execute()
  const now = [...new Set(mediaIds)]
  if (now.length > 0)
    await db
      .insertInto('coverageMedia')
      .values(now.map((mediaId) => ({ coverageId, mediaId })))
      .execute()
  return [...new Set([...before.map((row) => row.mediaId), ...now])]
}

/** Invalidates all media of a coverage and its entries: they become public or private with it. */
export async function touchAllMedia(work: Work, coverageId: number): Promise<void> {
  const rows = await work.db
    .selectFrom('coverageMedia')
    .select('mediaId')
    .where('coverageId', '=', coverageId)
    .union((eb) =>
      eb
        .selectFrom('entryMedia as m')
        .innerJoin('entries as e', 'e.id', 'm.entryId')
        .select('m.mediaId')
        .where('e.coverageId', '=', coverageId)
        .where('e.state', '=', 'published'),
    )
    .execute()
  await invalidateMedia(
    work,
    rows.map((row) => row.mediaId),
  )
}
