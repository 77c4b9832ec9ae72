import { useQueryClient } from '@tanstack/react-query'
import { ApiProblem, api } from '../../api.ts'
import { useProblemSentence } from '../../shell/problems.ts'
import { tell } from '../../shell/tell.ts'
import { useWords } from '../../words.ts'
import { articleQuery } from '../article.ts'
import type { Saver } from '../saving/saver.ts'
import { words } from './words.ts'

/**
 * Does something to the article: what is not saved is saved first, and afterwards the screen knows the new state.
 * Answers what the server said, null when it was not done; the person has been told either way.
 */
export function useDeed(id: number, saver: Saver) {
  const w = useWords(words)
  const queries = useQueryClient()
  const say = useProblemSentence({ conflict: w.changedMeanwhile })
  async function look(): Promise<void> {
    const fresh = await queries.fetchQuery(articleQuery(id)).catch(() => null)
    if (fresh) saver.see(fresh)
  }
  return async function act<T>(path: string, body: unknown, done: (answer: T) => string): Promise<T | null> {
    try {
      await saver.flush()
      if (saver.isDirty()) {
        tell(w.notSaved, 'failed')
        return null
      }
      const answer = await api.post<T>(`/articles/${id}/${path}`, body)
      tell(done(answer))
      void queries.invalidateQueries({ queryKey: ['articles'], refetchType: 'none' })
      void queries.invalidateQueries({ queryKey: ['desk'] })
      await look()
      return (answer ?? {}) as T
    } catch (problem) {
      tell(say(problem), 'failed')
      if (problem instanceof ApiProblem && problem.status === 409) await look()
      return null
    }
  }
}

export type Act = ReturnType<typeof useDeed>
