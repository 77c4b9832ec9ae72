/** A coverage's row and its change number, and the topics that a change of it touches. */
import { CommandError, type Work } from '../command.ts'
import { touchMedia } from '../media/touch.ts'
import type { CoverageState } from './tables.ts'

export const isPublicState = (state: CoverageState): boolean => state !== 'draft' && state !== 'unpublished'

/**
 * The coverage's row, locked until the transaction ends: whatever is written of a coverage or its entries goes one
 * after the other, and its numbers are in the order of the commits.
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

/** Takes the next change number; `ownFacts` when the coverage's own facts are what changes. */
export async function takeNumber(
  { db, touch, now }: Work,
  coverageId: number,
  ownFacts = false,
): Promise<number> {
  const { number } = await db
    .updateTable('coverages')
    .set((eb) => ({
      number: eb('number', '+', 1),
      ...(ownFacts ? { changed: eb('number', '+', 1), modifiedAt: now } : {}),
    }))
    .where('id', '=', coverageId)
    .returning('number')
    .executeTakeFirstOrThrow()
  touch(`coverage-changes:${coverageId}`, `coverage-desk:${coverageId}`)
  return number
}

/** Writes what the coverage itself shows; answers what it showed before or shows now. */
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

/** All media of a coverage and its entries become public or not with it. */
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
  await touchMedia(
    work,
    rows.map((row) => row.mediaId),
  )
}
