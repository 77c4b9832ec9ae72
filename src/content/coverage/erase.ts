/** Legal removals: the text goes, from every revision too; that there was one, and why it went, stays. */
import { sql } from 'kysely'
import { z } from 'zod'
import { emptyBody } from '../../body/document.ts'
import { command, type Work } from '../../kernel/command.ts'
import { eraseRevisions } from '../../kernel/erase-revisions.ts'
import { id, requiredLine } from '../../kernel/fields.ts'
import { askToErase, eraseUnused } from '../media/erase.ts'
import { may } from '../policies.ts'
import { eraseRedirects } from '../redirects/write.ts'
import { hashOfUri, identities, noteRemovals } from '../removals.ts'
import { leave } from './entry-actions.ts'
import { linkEntryMedia, lockEntry } from './entry-rows.ts'
import { coverageRemoved, entryRemoved } from './events.ts'
import { linkCoverage, lockCoverage, takeSequence, touchAllMedia } from './rows.ts'
import { scoreRevisions } from './score.ts'

const legalReason = requiredLine(1_000)

async function mediaOfEntries({ db }: Work, entryIds: number[]): Promise<number[]> {
  if (entryIds.length === 0) return []
  const rows = await db
    .selectFrom('entryMedia')
    .select('mediaId')
    .where('entryId', '=', sql<number>`any(${entryIds}::integer[])`)
    .execute()
  return rows.map(({ mediaId }) => mediaId)
}

async function mediaOfCoverage(work: Work, coverageId: number): Promise<number[]> {
  const { db } = work
  const own = await db
    .selectFrom('coverageMedia')
    .select('mediaId')
    .where('coverageId', '=', coverageId)
    .execute()
  const entries = await db.selectFrom('entries').select('id').where('coverageId', '=', coverageId).execute()
  const shown = await mediaOfEntries(
    work,
    entries.map(({ id: entryId }) => entryId),
  )
  return [...own.map(({ mediaId }) => mediaId), ...shown]
}

export const removeEntry = command({
  name: 'entry.remove',
  input: z.object({ coverageId: id, id, legalReason }),
  may: may.removeForLegalReasons,
  async run(work, { coverageId, id: entryId, legalReason: why }) {
    const { coverage, entry } = await lockEntry(work, coverageId, entryId)
    const mediaIds = await mediaOfEntries(work, [entryId])
    const version = await leave(work, entry, why)
    await linkEntryMedia(work, entryId, emptyBody)
    await work.db
      .updateTable('entries')
      .set({ headline: '', body: JSON.stringify(emptyBody), flag: '', personId: null })
      .where('id', '=', entryId)
      .execute()
    await eraseRevisions(work, 'entry', [entryId])
    await work.revise('entry', entryId, { removed: true, legalReason: why }, version)
    const identity = identities.entry(coverage.uri, entry.key)
    await noteRemovals(work, [{ kind: 'entry', refId: entryId, identity, hashes: [] }])
    await askToErase(work, (await eraseUnused(work, mediaIds)).files, [])
    if (entry.publishedAt && coverage.publishedAt) work.emit(entryRemoved({ id: entryId }))
    work.about(`entry:${entryId}`)
  },
})

/** Removes a coverage with its entries. It cannot be published again without a new headline. */
export const removeCoverage = command({
  name: 'coverage.remove',
  input: z.object({ id, legalReason }),
  may: may.removeForLegalReasons,
  async run(work, { id: coverageId, legalReason: why }) {
    const { db, now, actor, invalidate } = work
    const coverage = await lockCoverage(work, coverageId)
    await touchAllMedia(work, coverageId)
    const mediaIds = await mediaOfCoverage(work, coverageId)
    const entries = await db
      .deleteFrom('entries')
      .where('coverageId', '=', coverageId)
      .returning('id')
      .execute()
    const ids = entries.map((row) => row.id)
    await linkCoverage(work, coverageId, [], [])
    await db
      .updateTable('coverages')
      .set({
        ...{ state: 'unpublished', unpublishedAt: now, unpublishedReason: why, slug: 'removed' },
        ...{ headline: '', standfirst: '', summary: JSON.stringify(emptyBody), mediaId: null },
        score: null,
        ...{ updatedAt: now, updatedBy: actor.name },
      })
      .where('id', '=', coverageId)
      .execute()
    await eraseRevisions(work, 'entry', ids)
    await eraseRevisions(work, 'coverage', [coverageId])
    await eraseRedirects(work, 'coverage', [coverageId])
    await eraseRevisions(work, scoreRevisions, [coverageId])
    await work.revise('coverage', coverageId, { removed: true, legalReason: why })
    const identity = hashOfUri(coverage.uri)
    await noteRemovals(work, [{ kind: 'coverage', refId: coverageId, identity, hashes: [identity] }])
    const { removedMedia, files } = await eraseUnused(work, mediaIds)
    await askToErase(work, files, [`coverage-${coverageId}`])
    await takeSequence(work, coverageId, true)
    if (coverage.publishedAt) work.emit(coverageRemoved({ id: coverageId }))
    invalidate(
      'coverages',
      `coverage:${coverageId}`,
      `coverage-head:${coverageId}`,
      `coverage-last:${coverageId}`,
    )
    invalidate(ids.map((entryId) => `entry:${entryId}`))
    work.about(`coverage:${coverageId}`)
    return { removedMedia }
  },
})
