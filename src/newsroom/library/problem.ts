import { ApiProblem } from '../api.ts'
import { useMessages } from '../messages.ts'
import { useProblemSentence } from '../ui/problems.ts'
import { problemMessages } from './problem-messages.ts'

/** The sentence for a refused file: by its reason, otherwise as for any problem. */
export function useFileProblem(): (problem: unknown) => string {
  const w = useMessages(problemMessages)
  const say = useProblemSentence()
  return (problem) => {
    const isOfFile = problem instanceof ApiProblem && problem.code !== 'forbidden'
    const reason = isOfFile ? problem.extra.reason : undefined
    return (typeof reason === 'string' && (w.reasons[reason] ?? w.reasons.unknown)) || say(problem)
  }
}
