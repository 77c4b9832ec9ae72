import { useQueryClient } from '@tanstack/react-query'
import { api } from '../../api.ts'
import { messages as differenceMessages } from '../../diff/messages.ts'
import { revisionMessages } from '../../diff/revision-messages.ts'
import { articleQuery } from '../../drafts/article.ts'
import type { Saver } from '../../drafts/saver.ts'
import { useMessages } from '../../messages.ts'
import { useConfirm } from '../../ui/confirm.tsx'
import { useFormatters } from '../../ui/formatters.ts'
import { useProblemSentence } from '../../ui/problems.ts'
import { toast } from '../../ui/toast.ts'
import { messages } from './messages.ts'

/** Restores a revision after asking; resolves to whether it was done. */
export function useRestore(articleId: number, saver: Saver) {
  const w = useMessages(messages)
  const r = useMessages(revisionMessages)
  const d = useMessages(differenceMessages)
  const formatters = useFormatters()
  const queries = useQueryClient()
  const confirm = useConfirm()
  const say = useProblemSentence()
  return async (number: number): Promise<boolean> => {
    if (!(await confirm({ title: r.restoreTitle, description: w.restoreDescription, action: r.restore })))
      return false
    try {
      await saver.flush()
      const { gone } = await api.post('/articles/{id}/revisions/{number}/restore', {
        params: { id: articleId, number },
        body: { base: saver.state().base },
      })
      saver.see(await queries.fetchQuery(articleQuery(articleId)))
      const without = gone.map(({ id, name }) => name || d.item(formatters.number(id))).join('، ')
      toast(without ? w.restoredWithout(without) : w.restored)
      return true
    } catch (problem) {
      toast(say(problem), 'failed')
      return false
    }
  }
}
