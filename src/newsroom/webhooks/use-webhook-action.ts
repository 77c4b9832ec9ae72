import { useQueryClient } from '@tanstack/react-query'
import { useProblemSentence } from '../ui/problems.ts'
import { toast } from '../ui/toast.ts'

/** Runs an action, shows its result, and reloads all data of webhooks. */
export function useWebhookAction() {
  const queries = useQueryClient()
  const say = useProblemSentence()
  return async (what: () => Promise<unknown>, done?: string): Promise<void> => {
    try {
      await what()
      if (done) toast(done)
    } catch (problem) {
      toast(say(problem), 'failed')
    }
    await queries.invalidateQueries({ queryKey: ['webhooks'] })
  }
}
