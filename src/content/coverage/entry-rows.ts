/** An entry's row: found under its coverage's lock, written, linked to its media, told to those who show it. */
import { may } from '../actor.ts'
import { bodyReferences, bodyText } from '../body/document.ts'
import { CommandError, type Work } from '../command.ts'
import { touchMedia } from '../media/touch.ts'
import { checkAllThere, refusalAt } from '../references.ts'
import type { EntryContent } from './content.ts'
import { lockCoverage, takeNumber } from './rows.ts'

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

/** What readers see is the editors' affair; reporters' too where a coverage is open to them. */
export function checkMayPublish({ actor }: Work, coverage: CoverageRow): void {
  if (may.runCoverages(actor) || coverage.openToReporters) return
  throw new CommandError('forbidden', 'This coverage is not open to reporters: an editor has to publish.')
}

/** A draft is its holder's, or anyone's; an editor may take any. */
export function checkMayWork({ actor }: Work, { heldBy }: Pick<EntryRow, 'heldBy'>): void {
  if (heldBy === null || heldBy === actor.id || may.runCoverages(actor)) return
  throw new CommandError('forbidden', 'This draft is a colleague’s: ask for it to be handed over.')
}

/** Where new entries may appear: not in what ended or was withdrawn. */
export function checkRuns({ state }: CoverageRow): void {
  if (state === 'ended')
    throw new CommandError('conflict', 'This coverage has ended: set it live again to publish in it.')
  if (state === 'unpublished') throw new CommandError('conflict', 'This coverage was withdrawn.')
}

export function requireText({ headline, body }: Pick<EntryContent, 'headline' | 'body'>): void {
  const { mediaIds, articleIds } = bodyReferences(body)
  const isEmpty = headline === '' && bodyText(body).trim() === ''
  if (isEmpty && mediaIds.length === 0 && articleIds.length === 0)
    throw refusalAt(['body'], 'missing', 'body: an entry needs a headline, a text or a picture.')
}

export async function checkEntryReferences({ db }: Work, { body, personId }: EntryContent): Promise<void> {
  const { mediaIds, articleIds } = bodyReferences(body)
  await checkAllThere(db, { media: mediaIds, articles: articleIds, people: [personId] })
}

/** Writes which media the entry shows; answers those that it showed before or shows now. */
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

/** The state that a revision keeps. */
export const revisionOf = ({ headline, body, mark, personId }: EntryContent, rest: object = {}) => ({
  ...{ headline, body, mark, personId },
  ...rest,
})

/** Takes the number of a change that readers see of an entry, and says what shows it. */
export async function takeEntryNumber(
  work: Work,
  coverageId: number,
  entry: { id: number; number: number | null },
  mediaIds: number[],
): Promise<number> {
  const number = await takeNumber(work, coverageId)
  work.touch(`entry:${entry.id}`, `coverage-head:${coverageId}`)
  const newest = await work.db
    .selectFrom('entries')
    .select((eb) => eb.fn.max('number').as('number'))
    .where('coverageId', '=', coverageId)
    .where('state', '=', 'published')
    .where('id', '!=', entry.id)
    .executeTakeFirst()
  if ((entry.number ?? number) > (newest?.number ?? 0)) work.touch(`coverage-last:${coverageId}`)
  await touchMedia(work, mediaIds)
  return number
}
