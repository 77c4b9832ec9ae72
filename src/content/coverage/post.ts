/** Entries: writes them as drafts or posts them at once, publishes and edits them. */
import { z } from 'zod'
import { CommandError, command, type Work } from '../../kernel/command.ts'
import { id, moment } from '../../kernel/fields.ts'
import { expectedVersion } from '../../kernel/versions.ts'
import { sameJson } from '../../values/canonical-json.ts'
import { may } from '../policies.ts'
import { type EntryContent, entryContent } from './content.ts'
import {
  type CoverageRow,
  checkMayPublish,
  checkMayWork,
  checkRuns,
  type EntryRow,
  linkEntryMedia,
  lockEntry,
  requireText,
  revisionOf,
  settleEntry,
  takeEntrySequence,
} from './entry-rows.ts'
import { entryEdited, entryPublished } from './events.ts'
import { isPublicState, lockCoverage } from './rows.ts'

const entryKey = z.string().regex(/^[\w-]{1,100}$/, 'must be of letters, digits, - and _')

/**
 * Posts an entry under a key that the client chose: a repeated post with the same key adds nothing and returns
 * the existing entry. `at` is the time of an entry that was published elsewhere before.
 */
export const postEntry = command({
  name: 'entry.post',
  input: entryContent.extend({
    coverageId: id,
    key: entryKey,
    pinned: z.boolean().default(false),
    publish: z.boolean().default(false),
    at: moment.optional(),
  }),
  may: may.writeEntries,
  async run(work, { coverageId, key, pinned, publish, at = work.now, ...given }) {
    const { db, actor, now } = work
    const coverage = await lockCoverage(work, coverageId)
    const existing = await db
      .selectFrom('entries')
      .select('id')
      .where('coverageId', '=', coverageId)
      .where('key', '=', key)
      .executeTakeFirst()
    if (existing) return existing
    const content = await settleEntry(work, given)
    const row = await db
      .insertInto('entries')
      .values({
        ...columnsOf(content),
        ...{ coverageId, key, pinned, assignedTo: actor.id },
        ...{ createdAt: now, createdBy: actor.id, updatedAt: now, updatedBy: actor.name },
      })
      .returningAll()
      .executeTakeFirstOrThrow()
    await linkEntryMedia(work, row.id, content.body)
    if (publish) await makePublic(work, coverage, row, at)
    else work.invalidate(`coverage-desk:${coverageId}`)
    work.about(`entry:${row.id}`)
    return { id: row.id }
  },
})

const columnsOf = ({ headline, body, flag, personId }: EntryContent) => ({
  ...{ headline, flag, personId },
  body: JSON.stringify(body),
})

/** Makes a draft public, with the next sequence number. */
async function makePublic(work: Work, coverage: CoverageRow, entry: EntryRow, at: Date): Promise<void> {
  checkMayPublish(work, coverage)
  checkRuns(coverage)
  requireText(entry)
  const mediaIds = await linkEntryMedia(work, entry.id, entry.body)
  const sequence = await takeEntrySequence(work, coverage.id, entry, mediaIds)
  await work.db
    .updateTable('entries')
    .set({
      ...{ state: 'published', sequence, changedSequence: sequence, version: entry.version, publishedAt: at },
      ...{ assignedTo: null, updatedAt: work.now, updatedBy: work.actor.name },
    })
    .where('id', '=', entry.id)
    .execute()
  await work.revise(
    'entry',
    entry.id,
    revisionOf(entry, { state: 'published', pinned: entry.pinned }),
    entry.version,
  )
  if (isPublicState(coverage.state)) work.emit(entryPublished({ id: entry.id }))
}

/** Publishes a draft; with a version, only if that is the current one. Running twice changes nothing. */
export const publishEntry = command({
  name: 'entry.publish',
  input: z.object({ coverageId: id, id, version: expectedVersion, at: moment.optional() }),
  may: may.writeEntries,
  async run(work, { coverageId, id: entryId, version, at = work.now }) {
    const { coverage, entry } = await lockEntry(work, coverageId, entryId)
    if (entry.state === 'published') return
    if (entry.state === 'unpublished') throw new CommandError('conflict', 'This entry was unpublished.')
    checkMayWork(work, entry)
    checkSeen(entry, version)
    await makePublic(work, coverage, { ...entry, version: entry.version + 1 }, at)
    work.about(`entry:${entryId}`)
  },
})

function checkSeen(entry: EntryRow, version: number | null): void {
  if (version !== null && version !== entry.version)
    throw new CommandError('conflict', `${entry.updatedBy} has changed this since you opened it.`)
}

/**
 * Edits an entry. Saving a draft stores no revision. Editing a published entry increments the sequence number
 * and stores one. Equal content is no edit, so that a repeated request is no conflict.
 */
export const editEntry = command({
  name: 'entry.edit',
  input: entryContent.extend({ coverageId: id, id, version: expectedVersion }),
  may: may.writeEntries,
  async run(work, { coverageId, id: entryId, version: expected, ...given }) {
    const { db, now, actor } = work
    const { coverage, entry } = await lockEntry(work, coverageId, entryId)
    const isPublished = entry.state === 'published'
    if (entry.state === 'unpublished') throw new CommandError('conflict', 'This entry was unpublished.')
    if (isPublished) checkMayPublish(work, coverage)
    else checkMayWork(work, entry)
    if (sameJson(revisionOf(given), revisionOf(entry))) return
    const content = await settleEntry(work, given)
    if (sameJson(revisionOf(content), revisionOf(entry))) return
    checkSeen(entry, expected)
    const version = entry.version + 1
    const mediaIds = await linkEntryMedia(work, entryId, content.body)
    let changedSequence = entry.changedSequence
    if (isPublished) {
      requireText(content)
      changedSequence = await takeEntrySequence(work, coverageId, entry, mediaIds, content)
      await work.revise(
        'entry',
        entryId,
        revisionOf(content, { state: entry.state, pinned: entry.pinned }),
        version,
      )
      if (isPublicState(coverage.state)) work.emit(entryEdited({ id: entryId }))
      work.about(`entry:${entryId}`)
    } else work.invalidate(`coverage-desk:${coverageId}`)
    await db
      .updateTable('entries')
      .set({
        ...columnsOf(content),
        ...{ version, changedSequence, updatedAt: now, updatedBy: actor.name },
        ...(isPublished ? { editedAt: now } : {}),
      })
      .where('id', '=', entryId)
      .execute()
  },
})
