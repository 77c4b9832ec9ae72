/** The score of a coverage: the points of two sides, and how far their match or vote has come. */
import { z } from 'zod'
import { CommandError, command, type Work } from '../../kernel/command.ts'
import { id } from '../../kernel/fields.ts'
import { checkVersion, expectedVersion, versionOf } from '../../kernel/versions.ts'
import { sameJson } from '../../values/canonical-json.ts'
import { may } from '../policies.ts'
import { type Score, scoreContent } from './content.ts'
import { checkMayPublish } from './entry-rows.ts'
import { coverageUpdated } from './events.ts'
import { isPublicState, lockCoverage, takeSequence } from './rows.ts'

/** A revision kind of its own, so that a goal is no conflict with an edit of the coverage's texts. */
export const scoreRevisions = 'coverage-score'

/** Sets the score of a coverage. The same score again changes nothing, so a repeated request is no conflict. */
export const setScore = command({
  name: 'coverage.set-score',
  input: scoreContent.extend({ id, version: expectedVersion }),
  may: may.writeEntries,
  async run(work, { id: coverageId, version: expected, ...score }) {
    const coverage = await lockScored(work, coverageId)
    if (coverage.score && sameJson(coverage.score, score))
      return { version: await versionOf(work, scoreRevisions, coverageId) }
    await checkVersion(work, scoreRevisions, coverageId, expected)
    return { version: await write(work, coverage, score) }
  },
})

/** Deletes the score of a coverage. */
export const deleteScore = command({
  name: 'coverage.delete-score',
  input: z.object({ id }),
  may: may.writeEntries,
  async run(work, { id: coverageId }) {
    const coverage = await lockScored(work, coverageId)
    if (!coverage.score) throw new CommandError('not-found', `Coverage ${coverageId} has no score.`)
    await write(work, coverage, null)
  },
})

type Scored = Awaited<ReturnType<typeof lockCoverage>>

async function lockScored(work: Work, coverageId: number): Promise<Scored> {
  const coverage = await lockCoverage(work, coverageId)
  checkMayPublish(work, coverage)
  if (coverage.state === 'unpublished') throw new CommandError('conflict', 'This coverage was unpublished.')
  return coverage
}

async function write(work: Work, { id: coverageId, state }: Scored, score: Score | null): Promise<number> {
  await work.db
    .updateTable('coverages')
    .set({
      score: score && JSON.stringify(score),
      ...{ updatedAt: work.now, updatedBy: work.actor.name },
    })
    .where('id', '=', coverageId)
    .execute()
  const version = await work.revise(scoreRevisions, coverageId, score ?? { removed: true })
  await takeSequence(work, coverageId, true)
  work.invalidate(`coverage:${coverageId}`)
  if (isPublicState(state)) work.emit(coverageUpdated({ id: coverageId }))
  work.about(`coverage:${coverageId}`)
  return version
}
