/** Entries in the database: locking, writing, media links, and invalidation of the pages that show them. */

import { bodyReferences, bodyText, postsIn } from '../../body/document.ts'
import { CommandError, refuse, type Work } from '../../kernel/command.ts'
import { assertExist, fieldError } from '../../kernel/references.ts'
import { invalidateMedia } from '../media/invalidate.ts'
import { survivorsOf } from '../merged.ts'
import { may } from '../policies.ts'
import type { EntryContent } from './content.ts'
import { lockCoverage, takeSequence } from './rows.ts'

export type CoverageRow = Awaited<ReturnType<typeof lockCoverage>>
export type EntryRow = Awaited<ReturnType<typeof lockEntry>>['entry']

/** The entry and its coverage, both locked until the transaction ends. */
export async function lockEntry(work: Pick<Work, 'db'>, coverageId: number, entryId: number) {
  const coverage = await lockCoverage(work, coverageId)
  const entry = await work.db
    .selectFrom('entries')
    .selectAll()
    .where('id', '=', entryId)
    .where('coverageId', '=', coverageId)
    .forUpdate()
    .executeTakeFirst()
  if (!entry) throw new CommandError('not-found', `There is no entry ${entryId} in coverage ${coverageId}.`)
  return { coverage, entry }
}

/** Editors may change public entries; reporters may where the coverage lets them publish. */
export function checkMayPublish({ actor }: Work, coverage: CoverageRow): void {
  if (may.runCoverages(actor) || coverage.reportersMayPublish) return
  throw refuse(
    'forbidden',
    'closed-to-reporters',
    'This coverage is not open to reporters: an editor has to publish.',
  )
}

/** A draft may be edited by its assignee, by anyone when unassigned, and by every editor. */
export function checkMayWork({ actor }: Work, { assignedTo }: Pick<EntryRow, 'assignedTo'>): void {
  if (assignedTo === null || assignedTo === actor.id || may.runCoverages(actor)) return
  throw refuse(
    'forbidden',
    'draft-of-colleague',
    'This draft is a colleague’s: ask for it to be handed over.',
  )
}

/** Refuses new entries in a coverage that has ended or is unpublished. */
export function checkRuns({ state }: CoverageRow): void {
  if (state === 'ended')
    throw new CommandError('conflict', 'This coverage has ended: set it live again to publish in it.')
  if (state === 'unpublished') throw new CommandError('conflict', 'This coverage was unpublished.')
}

export function requireText({ headline, body }: Pick<EntryContent, 'headline' | 'body'>): void {
  const { mediaIds, articleIds } = bodyReferences(body)
  const isEmpty = headline === '' && bodyText(body).trim() === ''
  if (isEmpty && mediaIds.length === 0 && articleIds.length === 0)
    throw fieldError(['body'], 'missing', 'body: an entry needs a headline, a text or a picture.')
}

/** Resolves a merged author, and refuses references to missing items. */
export async function settleEntry({ db }: Work, content: EntryContent): Promise<EntryContent> {
  const { mediaIds, articleIds } = bodyReferences(content.body)
  const now = await survivorsOf(db, { person: [content.personId] })
  const personId = now('person', content.personId)
  await assertExist(db, { media: mediaIds, articles: articleIds, people: [personId] })
  return { ...content, personId }
}

/** Writes the media links of the entry; returns the media of the old and the new state. */
export async function linkEntryMedia(
  { db }: Work,
  entryId: number,
  body: EntryContent['body'],
): Promise<number[]> {
  const before = await db
    .deleteFrom('entryMedia')
    .where('entryId', '=', entryId)
    .returning('mediaId')
    .execute()
  const now = [...new Set(bodyReferences(body).mediaIds)]
  if (now.length > 0)
    await db
      .insertInto('entryMedia')
      .values(now.map((mediaId) => ({ entryId, mediaId })))
      .execute()
  return [...new Set([...before.map((row) => row.mediaId), ...now])]
}

/** The state that a revision stores. */
export const revisionOf = ({ headline, body, flag, personId }: EntryContent, rest: object = {}) => ({
  ...{ headline, body, flag, personId },
  ...rest,
})

/**
 * Takes the next sequence number for a public change of an entry, and invalidates the pages that show the
 * entry. `after`: its content after the change.
 */
export async function takeEntrySequence(
  work: Work,
  coverageId: number,
  entry: Pick<EntryRow, 'id' | 'sequence' | 'flag' | 'body'>,
  mediaIds: number[],
  after: Pick<EntryContent, 'flag' | 'body'> = entry,
): Promise<number> {
  const sequence = await takeSequence(work, coverageId)
  work.invalidate(`entry:${entry.id}`, `coverage-head:${coverageId}`)
  const states = [entry, after]
  if (states.some(({ flag }) => flag === 'key')) work.invalidate(`coverage-keys:${coverageId}`)
  if (mediaIds.length > 0 || states.some(({ body }) => postsIn(body).length > 0))
    work.invalidate(`coverage-outside:${coverageId}`)
  const newest = await work.db
    .selectFrom('entries')
    .select((eb) => eb.fn.max('sequence').as('sequence'))
    .where('coverageId', '=', coverageId)
    .where('state', '=', 'published')
    .where('id', '!=', entry.id)
    .executeTakeFirst()
  if ((entry.sequence ?? sequence) > (newest?.sequence ?? 0)) work.invalidate(`coverage-last:${coverageId}`)
  await invalidateMedia(work, mediaIds)
  return sequence
}
