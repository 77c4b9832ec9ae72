/** The state of a coverage: a word and a colour, always together. */
import { useWords } from '../words.ts'
import type { CoverageState } from './coverage.ts'
import classes from './live.module.css'
import { words } from './words.ts'

export function StateMark({ state }: { state: CoverageState }) {
  const w = useWords(words)
  return (
    <span className={classes.state} data-state={state}>
      {w.states[state]}
    </span>
  )
}
