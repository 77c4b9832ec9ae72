/** Entries: written as drafts or posted at once, published, edited. */
import { z } from 'zod'
import { may } from '../actor.ts'
import { CommandError, command, type Work } from '../command.ts'
import { id, moment } from '../fields.ts'
import { seenVersion } from '../versions.ts'
import { type EntryContent, entryContent } from './content.ts'
import {
  type CoverageRow,
  checkEntryReferences,
  checkMayPublish,
  checkMayWork,
  checkRuns,
  type EntryRow,
  linkEntryMedia,
  lockEntry,
  requireText,
  revisionOf,
  takeEntryNumber,
} from './entry-rows.ts'
import { lockCoverage } from './rows.ts'

/** The longest that what is brought from before stays news that somebody is told of. */
const newsMs = 86_400_000

const entryKey = z.string().regex(/^[\w-]{1,100}$/, 'must be of letters, digits, - and _')

/**
 * Posts an entry under a key of the client's: the same key again changes nothing and answers the entry that is there.
 * `at` is for what was published before.
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
  async run(work, { coverageId, key, pinned, publish, at = work.now, ...content }) {
    const { db, actor, now } = work
    const coverage = await lockCoverage(work, coverageId)
    const there = await db
      .selectFrom('entries')
      .select('id')
      .where('coverageId', '=', coverageId)
      .where('key', '=', key)
      .executeTakeFirst()
    if (there) return there
    await checkEntryReferences(work, content)
    const row = await db
      .insertInto('entries')
      .values({
        ...columnsOf(content),
        ...{ coverageId, key, pinned, heldBy: actor.id },
        ...{ createdAt: now, createdBy: actor.id, updatedAt: now, updatedBy: actor.name },
      })
      .returningAll()
      .executeTakeFirstOrThrow()
    await linkEntryMedia(work, row.id, content.body)
    if (publish) await goPublic(work, coverage, row, at)
    else work.touch(`coverage-desk:${coverageId}`)
    work.about(`entry:${row.id}`)
    return { id: row.id }
  },
})

const columnsOf = ({ headline, body, mark, personId }: EntryContent) => ({
  ...{ headline, mark, personId },
  body: JSON.stringify(body),
})

/** Makes a draft public, at the next number. */
async function goPublic(work: Work, coverage: CoverageRow, entry: EntryRow, at: Date): Promise<void> {
  checkMayPublish(work, coverage)
  checkRuns(coverage)
  requireText(entry)
  if (work.now.getTime() - at.getTime() > newsMs) work.hush()
  const mediaIds = await linkEntryMedia(work, entry.id, entry.body)
  const number = await takeEntryNumber(work, coverage.id, entry, mediaIds)
  await work.db
    .updateTable('entries')
    .set({
      ...{ state: 'published', number, changed: number, version: entry.version, publishedAt: at },
      ...{ heldBy: null, updatedAt: work.now, updatedBy: work.actor.name },
    })
    .where('id', '=', entry.id)
    .execute()
  await work.revise(
    'entry',
    entry.id,
    revisionOf(entry, { state: 'published', pinned: entry.pinned }),
    entry.version,
  )
}

/** Publishes a draft, in the state that was seen where a version is given. Doing it twice changes nothing. */
export const publishEntry = command({
  name: 'entry.publish',
  input: z.object({ coverageId: id, id, version: seenVersion, at: moment.optional() }),
  may: may.writeEntries,
  async run(work, { coverageId, id: entryId, version, at = work.now }) {
    const { coverage, entry } = await lockEntry(work, coverageId, entryId)
    if (entry.state === 'published') return
    if (entry.state === 'withdrawn') throw new CommandError('conflict', 'This entry was withdrawn.')
    checkMayWork(work, entry)
    checkSeen(entry, version)
    await goPublic(work, coverage, { ...entry, version: entry.version + 1 }, at)
    work.about(`entry:${entryId}`)
  },
})

function checkSeen(entry: EntryRow, version: number | null): void {
  if (version !== null && version !== entry.version)
    throw new CommandError('conflict', `${entry.updatedBy} has changed this since you opened it.`)
}

/**
 * Edits an entry. Of a draft this is an autosave, of which nothing is kept; a published one takes a number and keeps
 * a revision. What is the same already is no edit, so that one that is sent twice is no conflict.
 */
export const editEntry = command({
  name: 'entry.edit',
  input: entryContent.extend({ coverageId: id, id, version: seenVersion }),
  may: may.writeEntries,
  async run(work, { coverageId, id: entryId, version: seen, ...content }) {
    const { db, now, actor } = work
    const { coverage, entry } = await lockEntry(work, coverageId, entryId)
    const isPublished = entry.state === 'published'
    if (entry.state === 'withdrawn') throw new CommandError('conflict', 'This entry was withdrawn.')
    if (isPublished) checkMayPublish(work, coverage)
    else checkMayWork(work, entry)
    if (JSON.stringify(revisionOf(content)) === JSON.stringify(revisionOf(parsed(entry)))) return
    checkSeen(entry, seen)
    await checkEntryReferences(work, content)
    const version = entry.version + 1
    const mediaIds = await linkEntryMedia(work, entryId, content.body)
    let changed = entry.changed
    if (isPublished) {
      requireText(content)
      changed = await takeEntryNumber(work, coverageId, entry, mediaIds)
      await work.revise(
        'entry',
        entryId,
        revisionOf(content, { state: entry.state, pinned: entry.pinned }),
        version,
      )
      work.about(`entry:${entryId}`)
    } else work.touch(`coverage-desk:${coverageId}`)
    await db
      .updateTable('entries')
      .set({
        ...columnsOf(content),
        ...{ version, changed, updatedAt: now, updatedBy: actor.name },
        ...(isPublished ? { editedAt: now } : {}),
      })
      .where('id', '=', entryId)
      .execute()
  },
})

/** What the database keeps of a body, in the schema's order of keys. */
const parsed = ({ headline, body, mark, personId }: EntryRow): EntryContent =>
  entryContent.parse({ headline, body, mark, personId })
