/** The life of a coverage in public: announced, live, ended, withdrawn. */
import { z } from 'zod'
import { may } from '../actor.ts'
import { CommandError, command } from '../command.ts'
import { id, line, moment } from '../fields.ts'
import { refusalAt } from '../references.ts'
import { isPublicState, lockCoverage, takeNumber, touchAllMedia } from './rows.ts'
import type { CoverageState } from './tables.ts'

/** Where each state may lead. An ended coverage can go live again; one that was withdrawn can come back. */
const next: Record<CoverageState, CoverageState[]> = {
  draft: ['before', 'live'],
  before: ['live', 'ended', 'unpublished'],
  live: ['before', 'ended', 'unpublished'],
  ended: ['live', 'unpublished'],
  unpublished: ['before', 'live', 'ended'],
}

/** `at` is for what happened before; a withdrawal says its reason. The state that is there already is no change. */
export const setCoverageState = command({
  name: 'coverage.set-state',
  input: z.object({
    id,
    state: z.enum(['before', 'live', 'ended', 'unpublished']),
    reason: line(1_000).default(''),
    at: moment.optional(),
  }),
  may: may.runCoverages,
  async run(work, { id: coverageId, state, reason, at = work.now }) {
    const { db, touch } = work
    const row = await lockCoverage(work, coverageId)
    if (row.state === state) return { state, number: row.number }
    if (!next[row.state].includes(state))
      throw new CommandError('conflict', `A coverage in state ${row.state} cannot become ${state}.`)
    if (state === 'unpublished' && reason === '')
      throw refusalAt(['reason'], 'missing', 'reason: say why readers can no longer read it.')
    const isPublic = isPublicState(state)
    if (isPublic && row.headline === '') throw refusalAt(['headline'], 'missing', 'headline: is missing')
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
    // Of a kind of its own: whoever edits the coverage's texts meanwhile is not disturbed.
    await work.revise('coverage-state', coverageId, { state, reason })
    const number = await takeNumber(work, coverageId, true)
    if (isPublic !== isPublicState(row.state)) {
      await touchAllMedia(work, coverageId)
      touch(`coverage-head:${coverageId}`, `coverage-last:${coverageId}`)
    }
    touch('coverages', `coverage:${coverageId}`)
    work.about(`coverage:${coverageId}`)
    return { state, number }
  },
})
