import { signOut } from '../api.ts'
import { defineMessages, useMessages } from '../messages.ts'
import { toast } from '../ui/toast.ts'

const messages = defineMessages({
  ar: { signOutFailed: 'لم يكتمل الخروج. أعد المحاولة.' },
  en: { signOutFailed: 'Couldn’t sign you out. Try again.' },
})

/** Ends the session. Loading the sign-in page anew clears everything in memory. */
export function useSignOut(): () => Promise<void> {
  const w = useMessages(messages)
  return async () => {
    try {
      await signOut()
      location.assign('/newsroom/sign-in')
    } catch {
      toast(w.signOutFailed, 'failed')
    }
  }
}
