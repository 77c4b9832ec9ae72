import { notifications } from '@mantine/notifications'
import { messages } from './messages.ts'
import { savedLanguage } from './preferences.ts'

/** Shows a short message at the edge of the screen, also to screen readers. */
export function toast(sentence: string, kind: 'done' | 'failed' = 'done'): void {
  notifications.show({
    message: sentence,
    color: kind === 'failed' ? 'red' : 'teal',
    autoClose: kind === 'failed' ? 10_000 : 4_000,
    closeButtonProps: { 'aria-label': messages[savedLanguage()].close },
    role: kind === 'failed' ? 'alert' : 'status',
  })
}
