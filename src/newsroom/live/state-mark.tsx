/** The state of a coverage, with a word and a colour. */
import { useMessages } from '../messages.ts'
import type { CoverageState } from './coverage.ts'
import classes from './live.module.css'
import { messages } from './messages.ts'

export function StateMark({ state }: { state: CoverageState }) {
  const w = useMessages(messages)
  return (
    <span className={classes.state} data-state={state}>
      {w.states[state]}
    </span>
  )
}
