/** The state of a coverage, with a word and a colour. */
import { useMessages } from '../messages.ts'
import { Mark } from '../ui/state-mark.tsx'
import type { CoverageState } from './coverage.ts'
import { messages } from './messages.ts'

export function StateMark({ state }: { state: CoverageState }) {
  const w = useMessages(messages)
  return <Mark state={state} word={w.states[state]} />
}
