import { useQueryClient } from '@tanstack/react-query'
import { api } from '../../api.ts'
import { useConfirm } from '../../shell/confirm.tsx'
import { useProblemSentence } from '../../shell/problems.ts'
import { tell } from '../../shell/tell.ts'
import { useWords } from '../../words.ts'
import { articleQuery } from '../article.ts'
import type { Saver } from '../saving/saver.ts'
import { words } from './words.ts'

/** Goes back to a revision after asking; answers whether it was done. */
export function useRestore(articleId: number, saver: Saver) {
  const w = useWords(words)
  const queries = useQueryClient()
  const confirm = useConfirm()
  const say = useProblemSentence()
  return async (number: number): Promise<boolean> => {
    if (!(await confirm({ title: w.restoreTitle, says: w.restoreSays, action: w.restore }))) return false
    try {
      await saver.flush()
      await api.post(`/articles/${articleId}/revisions/${number}/restore`, { base: saver.state().base })
      saver.see(await queries.fetchQuery(articleQuery(articleId)))
      tell(w.restored)
      return true
    } catch (problem) {
      tell(say(problem), 'failed')
      return false
    }
  }
}
