/** Whether a coverage is still to come, goes on or is over, and since when. */
import type { Coverage } from '../../content/coverage/read.ts'
import { type House, When } from '../house.tsx'

export function StateLine({ house, coverage }: { house: House; coverage: Coverage }) {
  const { words } = house
  const { state, startsAt, startedAt, endedAt } = coverage
  return (
    <div class="coverage-state" data-state={state}>
      <StateMark house={house} state={state} />
      {state === 'before' && startsAt && (
        <span>
          {words.coverageStarts} <When house={house} at={startsAt} shape="datetime" fixed />
        </span>
      )}
      {state !== 'before' && startedAt && (
        <span>
          {words.coverageStart} <When house={house} at={startedAt} shape="datetime" fixed />
        </span>
      )}
      {state === 'ended' && endedAt && (
        <span>
          {words.coverageEnd} <When house={house} at={endedAt} shape="datetime" fixed />
        </span>
      )}
    </div>
  )
}

/** The mark of live coverage wherever it stands; it moves while the coverage goes on. */
export function StateMark({ house: { words }, state }: { house: House; state: Coverage['state'] }) {
  if (state === 'live') return <b class="moment">{words.momentByMoment}</b>
  return <b class="still">{state === 'before' ? words.coverageNotStarted : words.coverageEnded}</b>
}
