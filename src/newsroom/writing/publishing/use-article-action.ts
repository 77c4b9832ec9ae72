import { useQueryClient } from '@tanstack/react-query'
import { type AnswerOf, ApiProblem, api, type BodyOf, type PathOf } from '../../api.ts'
import { articleQuery } from '../../drafts/article.ts'
import type { Saver } from '../../drafts/saver.ts'
import { useMessages } from '../../messages.ts'
import { useProblemSentence } from '../../ui/problems.ts'
import { toast } from '../../ui/toast.ts'
import { messages } from './messages.ts'

type NameIn<Path> = Path extends `/articles/{id}/${infer Name}` ? Name : never
/** The last part of the path of an action. */
export type ActionName = NameIn<PathOf<'post'>>
type Path<N extends ActionName> = `/articles/{id}/${N}`
type Body<N extends ActionName> = BodyOf<'post', Path<N>>
type Answer<N extends ActionName> = AnswerOf<'post', Path<N>>

/** The types of `Act` say what each path takes and answers; the compiler cannot follow a path that is a variable. */
const postOnce = api.postOnce as unknown as (path: string, given: object, revision: number) => Promise<never>

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
  return async function act<N extends ActionName>(
    name: N,
    body: Body<N> | (() => Body<N>),
    done: (answer: Answer<N>) => string,
  ): Promise<Answer<N> | null> {
    try {
      await saver.flush()
      if (saver.isDirty()) {
        toast(w.notSaved, 'failed')
        return null
      }
      const given = { params: { id }, body: typeof body === 'function' ? (body as () => Body<N>)() : body }
      const answer: Answer<N> = await postOnce(`/articles/{id}/${name}`, given, saver.state().base)
      toast(done(answer))
      void queries.invalidateQueries({ queryKey: ['articles'], refetchType: 'none' })
      void queries.invalidateQueries({ queryKey: ['desk'] })
      void queries.invalidateQueries({ queryKey: ['breaking'] })
      await look()
      return (answer ?? {}) as Answer<N>
    } catch (problem) {
      toast(say(problem), 'failed')
      if (problem instanceof ApiProblem && problem.status === 409) await look()
      return null
    }
  }
}

export type Act = ReturnType<typeof useArticleAction>
