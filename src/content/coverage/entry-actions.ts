/** Actions on an entry besides writing it: pin, assign, delete a draft, unpublish. */
import { z } from 'zod'
import { CommandError, command, refuse, type Work } from '../../kernel/command.ts'
import { id, optionalId, requiredLine } from '../../kernel/fields.ts'
import { fieldError } from '../../kernel/references.ts'
import { may } from '../policies.ts'
import {
  checkMayPublish,
  checkMayWork,
  type EntryRow,
  lockEntry,
  revisionOf,
  takeEntrySequence,
} from './entry-rows.ts'
import { entryUnpublished } from './events.ts'

const which = { coverageId: id, id }

/** Pins an entry to the top of its coverage, or unpins it. A draft is pinned when it is published. */
export const pinEntry = command({
  name: 'entry.pin',
  input: z.object({ ...which, pinned: z.boolean() }),
  may: may.writeEntries,
  async run(work, { coverageId, id: entryId, pinned }) {
    const { coverage, entry } = await lockEntry(work, coverageId, entryId)
    if (entry.state === 'unpublished') throw new CommandError('conflict', 'This entry was unpublished.')
    if (entry.pinned === pinned) return
    let { changedSequence } = entry
    if (entry.state === 'published') {
      checkMayPublish(work, coverage)
      changedSequence = await takeEntrySequence(work, coverageId, entry, [])
    } else {
      checkMayWork(work, entry)
      work.invalidate(`coverage-desk:${coverageId}`)
    }
    await work.db.updateTable('entries').set({ pinned, changedSequence }).where('id', '=', entryId).execute()
    work.about(`entry:${entryId}`)
  },
})

/** Assigns a draft to a colleague, or to anyone (null). Its content is stored as a revision. */
export const assignEntry = command({
  name: 'entry.assign',
  input: z.object({ ...which, staffId: optionalId }),
  may: may.writeEntries,
  async run(work, { coverageId, id: entryId, staffId }) {
    const { db, now, actor } = work
    const { entry } = await lockEntry(work, coverageId, entryId)
    checkDraft(entry)
    checkMayWork(work, entry)
    if (entry.assignedTo === staffId) return
    if (staffId !== null) {
      const member = await db
        .selectFrom('staff')
        .select('role')
        .where('id', '=', staffId)
        .where('active', '=', true)
        .executeTakeFirst()
      if (!member || member.role === 'moderator')
        throw fieldError(['staffId'], 'missing', `staffId: ${staffId} is nobody who writes here.`)
    }
    const version = entry.version + 1
    await db
      .updateTable('entries')
      .set({ assignedTo: staffId, version, updatedAt: now, updatedBy: actor.name })
      .where('id', '=', entryId)
      .execute()
    await work.revise('entry', entryId, revisionOf(entry, { state: 'draft', assignedTo: staffId }), version)
    work.invalidate(`coverage-desk:${coverageId}`)
    work.about(`entry:${entryId}`)
  },
})

function checkDraft(entry: EntryRow): void {
  if (entry.state !== 'draft') throw new CommandError('conflict', 'This entry is no draft any more.')
}

/** Anyone may edit an unassigned draft; only its writer or an editor may delete it. */
function checkMayDiscard({ actor }: Work, { assignedTo, createdBy }: EntryRow): void {
  if (may.runCoverages(actor) || (actor.id !== null && [assignedTo, createdBy].includes(actor.id))) return
  throw refuse(
    'forbidden',
    'not-owner',
    'This draft belongs to a colleague. Only they or an editor can delete it.',
  )
}

/** Deletes a draft. */
export const deleteEntry = command({
  name: 'entry.delete',
  input: z.object(which),
  may: may.writeEntries,
  async run(work, { coverageId, id: entryId }) {
    const { entry } = await lockEntry(work, coverageId, entryId)
    checkDraft(entry)
    checkMayWork(work, entry)
    checkMayDiscard(work, entry)
    await work.db.deleteFrom('entries').where('id', '=', entryId).execute()
    await work.revise('entry', entryId, { removed: true }, entry.version + 1)
    work.invalidate(`coverage-desk:${coverageId}`)
    work.about(`entry:${entryId}`)
  },
})

/** Unpublishes an entry: its text leaves every public answer and stays in the revisions. */
export const unpublishEntry = command({
  name: 'entry.unpublish',
  input: z.object({ ...which, reason: requiredLine(1_000) }),
  may: may.writeEntries,
  async run(work, { coverageId, id: entryId, reason }) {
    const { coverage, entry } = await lockEntry(work, coverageId, entryId)
    checkMayPublish(work, coverage)
    if (entry.state === 'unpublished') return
    if (entry.state === 'draft') throw new CommandError('conflict', 'Readers have not seen this entry.')
    const version = await leave(work, entry, reason)
    await work.revise('entry', entryId, revisionOf(entry, { state: 'unpublished', reason }), version)
    if (coverage.publishedAt) work.emit(entryUnpublished({ id: entryId }))
    work.about(`entry:${entryId}`)
  },
})

/** Unpublishes an entry; returns the version of the revision to store. */
export async function leave(work: Work, entry: EntryRow, reason: string): Promise<number> {
  const { db, now, actor } = work
  const media = await db.selectFrom('entryMedia').select('mediaId').where('entryId', '=', entry.id).execute()
  const changedSequence = await takeEntrySequence(
    work,
    entry.coverageId,
    entry,
    media.map((row) => row.mediaId),
  )
  const version = entry.version + 1
  await db
    .updateTable('entries')
    .set({
      ...{ state: 'unpublished', changedSequence, version, pinned: false, unpublishedReason: reason },
      ...{
        sequence: entry.sequence ?? changedSequence,
        assignedTo: null,
        updatedAt: now,
        updatedBy: actor.name,
      },
    })
    .where('id', '=', entry.id)
    .execute()
  return version
}
