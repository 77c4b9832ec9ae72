/** Legal removals: the text goes, from every revision too; that there was one, and why it went, stays. */
import { z } from 'zod'
import { may } from '../actor.ts'
import { emptyBody } from '../body/document.ts'
import { command } from '../command.ts'
import { id, requiredLine } from '../fields.ts'
import { eraseRevisions } from '../removal.ts'
import { leave } from './deeds.ts'
import { linkEntryMedia, lockEntry } from './entry-rows.ts'
import { linkCoverage, lockCoverage, takeNumber, touchAllMedia } from './rows.ts'

const ground = requiredLine(1_000)

export const removeEntry = command({
  name: 'entry.remove',
  input: z.object({ coverageId: id, id, ground }),
  may: may.eraseForLaw,
  async run(work, { coverageId, id: entryId, ground: why }) {
    const { entry } = await lockEntry(work, coverageId, entryId)
    const version = await leave(work, entry, why)
    await linkEntryMedia(work, entryId, emptyBody)
    await work.db
      .updateTable('entries')
      .set({ headline: '', body: JSON.stringify(emptyBody), mark: '', personId: null })
      .where('id', '=', entryId)
      .execute()
    await eraseRevisions(work, 'entry', [entryId])
    await work.revise('entry', entryId, { removed: true, ground: why }, version)
    work.about(`entry:${entryId}`)
  },
})

/** Of a whole coverage: its entries go with it. It cannot come back without a new headline. */
export const removeCoverage = command({
  name: 'coverage.remove',
  input: z.object({ id, ground }),
  may: may.eraseForLaw,
  async run(work, { id: coverageId, ground: why }) {
    const { db, now, actor, touch } = work
    await lockCoverage(work, coverageId)
    await touchAllMedia(work, coverageId)
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
        ...{ updatedAt: now, updatedBy: actor.name },
      })
      .where('id', '=', coverageId)
      .execute()
    await eraseRevisions(work, 'entry', ids)
    await eraseRevisions(work, 'coverage', [coverageId])
    await work.revise('coverage', coverageId, { removed: true, ground: why })
    await takeNumber(work, coverageId, true)
    touch('coverages', `coverage:${coverageId}`, `coverage-head:${coverageId}`, `coverage-last:${coverageId}`)
    touch(...ids.map((entryId) => `entry:${entryId}`))
    work.about(`coverage:${coverageId}`)
  },
})
