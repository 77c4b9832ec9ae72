/** The states of a coverage: announced, live, ended, unpublished. */
import { z } from 'zod'
import { CommandError, command } from '../../kernel/command.ts'
import { id, line, moment } from '../../kernel/fields.ts'
import { fieldError } from '../../kernel/references.ts'
import { may } from '../policies.ts'
import { coverageEnded, coveragePublished, coverageUnpublished, coverageUpdated } from './events.ts'
import { isPublicState, lockCoverage, takeSequence, touchAllMedia } from './rows.ts'
import type { CoverageState } from './tables.ts'

/** The allowed transitions. An ended coverage can go live again; an unpublished one can return. */
const next: Record<CoverageState, CoverageState[]> = {
  draft: ['announced', 'live'],
  announced: ['live', 'ended', 'unpublished'],
  live: ['announced', 'ended', 'unpublished'],
  ended: ['live', 'unpublished'],
  unpublished: ['announced', 'live', 'ended'],
}

function happened(before: CoverageState, state: CoverageState) {
  if (!isPublicState(state)) return coverageUnpublished
  if (!isPublicState(before)) return coveragePublished
  return state === 'ended' ? coverageEnded : coverageUpdated
}

/**
 * `at` is the time of a change that happened elsewhere before. Unpublishing requires a reason. Setting the
 * current state changes nothing.
 */
export const setCoverageState = command({
  name: 'coverage.set-state',
  input: z.object({
    id,
    state: z.enum(['announced', 'live', 'ended', 'unpublished']),
    reason: line(1_000).default(''),
    at: moment.optional(),
  }),
  may: may.runCoverages,
  async run(work, { id: coverageId, state, reason, at = work.now }) {
    const { db, invalidate } = work
    const row = await lockCoverage(work, coverageId)
    if (row.state === state) return { state, sequence: row.sequence }
    if (!next[row.state].includes(state))
      throw new CommandError('conflict', `A coverage in state ${row.state} cannot become ${state}.`)
    if (state === 'unpublished' && reason === '')
      throw fieldError(['reason'], 'missing', 'reason: say why readers can no longer read it.')
    const isPublic = isPublicState(state)
    if (isPublic && row.headline === '') throw fieldError(['headline'], 'missing', 'headline: is missing')
    await db
      .updateTable('coverages')
      .set({
        state,
        ...(isPublic ? { publishedAt: row.publishedAt ?? at } : {}),
        ...(state === 'live' ? { startedAt: row.startedAt ?? at } : {}),
        ...(isPublic ? { endedAt: state === 'ended' ? (row.endedAt ?? at) : null } : {}),
        unpublishedAt: isPublic ? null : at,
        unpublishedReason: isPublic ? null : reason,
        updatedAt: work.now,
        updatedBy: work.actor.name,
      })
      .where('id', '=', coverageId)
      .execute()
    // A revision kind of its own, so that changing the state is no conflict with an edit of the coverage's
    // texts.
    await work.revise('coverage-state', coverageId, { state, reason })
    const sequence = await takeSequence(work, coverageId, true)
    if (isPublic !== isPublicState(row.state)) {
      await touchAllMedia(work, coverageId)
      invalidate(`coverage-head:${coverageId}`, `coverage-last:${coverageId}`)
    }
    invalidate('coverages', `coverage:${coverageId}`)
    work.emit(happened(row.state, state)({ id: coverageId }))
    work.about(`coverage:${coverageId}`)
    return { state, sequence }
  },
})
