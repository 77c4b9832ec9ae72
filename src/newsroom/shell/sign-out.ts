import { api } from '../api.ts'
import { useWords } from '../words.ts'
import { tell } from './tell.ts'
import { words } from './words.ts'

/** Ends the session and leaves nothing of it in the page's memory. */
export function useSignOut(): () => Promise<void> {
  const w = useWords(words)
  return async () => {
    try {
      await api.tell('/auth/sign-out', {})
      location.assign('/newsroom/sign-in')
    } catch {
      tell(w.signOutFailed, 'failed')
    }
  }
}
