/** What is done to an entry besides writing it: pinned, handed over, discarded, withdrawn. */
import { z } from 'zod'
import { may } from '../actor.ts'
import { CommandError, command, type Work } from '../command.ts'
import { id, optionalId, requiredLine } from '../fields.ts'
import { refusalAt } from '../references.ts'
import {
  checkMayPublish,
  checkMayWork,
  type EntryRow,
  lockEntry,
  revisionOf,
  takeEntryNumber,
} from './entry-rows.ts'

const which = { coverageId: id, id }

/** Puts an entry on top of its coverage, or back; a draft is put there once it is published. */
export const pinEntry = command({
  name: 'entry.pin',
  input: z.object({ ...which, pinned: z.boolean() }),
  may: may.writeEntries,
  async run(work, { coverageId, id: entryId, pinned }) {
    const { coverage, entry } = await lockEntry(work, coverageId, entryId)
    if (entry.state === 'withdrawn') throw new CommandError('conflict', 'This entry was withdrawn.')
    if (entry.pinned === pinned) return
    let { changed } = entry
    if (entry.state === 'published') {
      checkMayPublish(work, coverage)
      changed = await takeEntryNumber(work, coverageId, entry, [])
    } else {
      checkMayWork(work, entry)
      work.touch(`coverage-desk:${coverageId}`)
    }
    await work.db.updateTable('entries').set({ pinned, changed }).where('id', '=', entryId).execute()
    work.about(`entry:${entryId}`)
  },
})

/** Gives a draft to a colleague, or (null) to whoever takes it; what it holds is kept as a revision. */
export const handOverEntry = command({
  name: 'entry.hand-over',
  input: z.object({ ...which, staffId: optionalId }),
  may: may.writeEntries,
  async run(work, { coverageId, id: entryId, staffId }) {
    const { db, now, actor } = work
    const { entry } = await lockEntry(work, coverageId, entryId)
    checkDraft(entry)
    checkMayWork(work, entry)
    if (entry.heldBy === staffId) return
    if (staffId !== null) {
      const member = await db
        .selectFrom('staff')
        .select('role')
        .where('id', '=', staffId)
        .where('active', '=', true)
        .executeTakeFirst()
      if (!member || member.role === 'moderator')
        throw refusalAt(['staffId'], 'missing', `staffId: ${staffId} is nobody who writes here.`)
    }
    const version = entry.version + 1
    await db
      .updateTable('entries')
      .set({ heldBy: staffId, version, updatedAt: now, updatedBy: actor.name })
      .where('id', '=', entryId)
      .execute()
    await work.revise('entry', entryId, revisionOf(entry, { state: 'draft', heldBy: staffId }), version)
    work.touch(`coverage-desk:${coverageId}`)
    work.about(`entry:${entryId}`)
  },
})

function checkDraft(entry: EntryRow): void {
  if (entry.state !== 'draft') throw new CommandError('conflict', 'This entry is no draft any more.')
}

/** Takes a draft away that nobody needs. */
export const discardEntry = command({
  name: 'entry.discard',
  input: z.object(which),
  may: may.writeEntries,
  async run(work, { coverageId, id: entryId }) {
    const { entry } = await lockEntry(work, coverageId, entryId)
    checkDraft(entry)
    checkMayWork(work, entry)
    await work.db.deleteFrom('entries').where('id', '=', entryId).execute()
    await work.revise('entry', entryId, { removed: true }, entry.version + 1)
    work.touch(`coverage-desk:${coverageId}`)
    work.about(`entry:${entryId}`)
  },
})

/** Takes an entry from the readers: its text leaves every public answer and stays in the revisions. */
export const withdrawEntry = command({
  name: 'entry.withdraw',
  input: z.object({ ...which, reason: requiredLine(1_000) }),
  may: may.writeEntries,
  async run(work, { coverageId, id: entryId, reason }) {
    const { coverage, entry } = await lockEntry(work, coverageId, entryId)
    checkMayPublish(work, coverage)
    if (entry.state === 'withdrawn') return
    if (entry.state === 'draft') throw new CommandError('conflict', 'Readers have not seen this entry.')
    const version = await leave(work, entry, reason)
    await work.revise('entry', entryId, revisionOf(entry, { state: 'withdrawn', reason }), version)
    work.about(`entry:${entryId}`)
  },
})

/** Withdraws an entry; answers the version of what is to be kept of it. */
export async function leave(work: Work, entry: EntryRow, reason: string): Promise<number> {
  const { db, now, actor } = work
  const media = await db.selectFrom('entryMedia').select('mediaId').where('entryId', '=', entry.id).execute()
  const changed = await takeEntryNumber(
    work,
    entry.coverageId,
    entry,
    media.map((row) => row.mediaId),
  )
  const version = entry.version + 1
  await db
    .updateTable('entries')
    .set({
      ...{ state: 'withdrawn', changed, version, pinned: false, withdrawnReason: reason },
      ...{ number: entry.number ?? changed, heldBy: null, updatedAt: now, updatedBy: actor.name },
    })
    .where('id', '=', entry.id)
    .execute()
  return version
}
