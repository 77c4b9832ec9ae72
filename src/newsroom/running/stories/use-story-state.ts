import { useQueryClient } from '@tanstack/react-query'
import { api } from '../../api.ts'
import { useConfirm } from '../../shell/confirm.tsx'
import { useProblemSentence } from '../../shell/problems.ts'
import { tell } from '../../shell/tell.ts'
import { useWords } from '../../words.ts'
import type { StoryState } from './story.ts'
import { words } from './words.ts'

/** Opens, closes or archives a story after saying what readers will see; answers whether it was done. */
export function useStoryState() {
  const w = useWords(words)
  const confirm = useConfirm()
  const say = useProblemSentence()
  const queries = useQueryClient()
  const questions = {
    open: { title: w.reopenTitle, says: w.reopenSays, action: w.reopen },
    closed: { title: w.closeTitle, says: w.closeSays, action: w.close },
    archived: { title: w.archiveTitle, says: w.archiveSays, action: w.archive },
  }
  return async ({ id, name }: { id: number; name: string }, state: StoryState): Promise<boolean> => {
    const { says, ...question } = questions[state]
    if (!(await confirm({ ...question, says: says(name) }))) return false
    try {
      await api.put(`/stories/${id}/state`, { state })
      tell(w.state[state])
    } catch (problem) {
      tell(say(problem), 'failed')
      return false
    }
    await queries.invalidateQueries({ queryKey: ['stories'] })
    return true
  }
}
