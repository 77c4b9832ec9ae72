import { useQueryClient } from '@tanstack/react-query'
import { api } from '../api.ts'
import { useMessages } from '../messages.ts'
import { useConfirm } from '../ui/confirm.tsx'
import { useProblemSentence } from '../ui/problems.ts'
import { toast } from '../ui/toast.ts'
import { messages } from './messages.ts'
import type { StoryState } from './story.ts'

/** Opens, closes or archives a story after saying what readers will see; resolves to whether it was done. */
export function useStoryState() {
  const w = useMessages(messages)
  const confirm = useConfirm()
  const say = useProblemSentence()
  const queries = useQueryClient()
  const questions = {
    open: { title: w.reopenTitle, description: w.reopenDescription, action: w.reopen },
    closed: { title: w.closeTitle, description: w.closeDescription, action: w.close },
    archived: { title: w.archiveTitle, description: w.archiveDescription, action: w.archive },
  }
  return async ({ id, name }: { id: number; name: string }, state: StoryState): Promise<boolean> => {
    const { description, ...question } = questions[state]
    if (!(await confirm({ ...question, description: description(name) }))) return false
    try {
      await api.put('/stories/{id}/state', { params: { id }, body: { state } })
      toast(w.state[state])
    } catch (problem) {
      toast(say(problem), 'failed')
      return false
    }
    await queries.invalidateQueries({ queryKey: ['stories'] })
    return true
  }
}
