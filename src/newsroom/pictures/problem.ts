import { ApiProblem } from '../api.ts'
import { useProblemSentence } from '../shell/problems.ts'
import { useWords } from '../words.ts'
import { problemWords } from './problem-words.ts'

/** The sentence for a file that was not taken: by its reason, else as for any problem. */
export function useFileProblem(): (problem: unknown) => string {
  const w = useWords(problemWords)
  const say = useProblemSentence()
  return (problem) => {
    const reason = problem instanceof ApiProblem ? problem.extra.reason : undefined
    return (typeof reason === 'string' && w.reasons[reason]) || say(problem)
  }
}
