import { useQueryClient } from '@tanstack/react-query'
import { ApiProblem, request } from '../../api.ts'
import { articleQuery } from '../../drafts/article.ts'
import type { Saver } from '../../drafts/saver.ts'
import { useMessages } from '../../messages.ts'
import { useProblemSentence } from '../../ui/problems.ts'
import { toast } from '../../ui/toast.ts'
import { messages } from './messages.ts'

/**
 * Runs an action on the article: saves unsaved changes first, and afterwards updates the screen. Resolves to
 * the server's response, or null when it failed; the person is notified either way. A function as `body` is
 * called after the saving.
 */
export function useArticleAction(id: number, saver: Saver) {
  const w = useMessages(messages)
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
        toast(w.notSaved, 'failed')
        return null
      }
      const answer = await request.postOnce<T>(
        `/articles/${id}/${path}`,
        typeof body === 'function' ? body() : body,
        saver.state().base,
      )
      toast(done(answer))
      void queries.invalidateQueries({ queryKey: ['articles'], refetchType: 'none' })
      void queries.invalidateQueries({ queryKey: ['desk'] })
      void queries.invalidateQueries({ queryKey: ['breaking'] })
      await look()
      return (answer ?? {}) as T
    } catch (problem) {
      toast(say(problem), 'failed')
      if (problem instanceof ApiProblem && problem.status === 409) await look()
      return null
    }
  }
}

export type Act = ReturnType<typeof useArticleAction>
