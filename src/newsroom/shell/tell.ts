import { notifications } from '@mantine/notifications'
import { savedLanguage } from './preferences.ts'
import { words } from './words.ts'

/** Says a short sentence at the edge of the screen; a screen reader hears it too. */
export function tell(sentence: string, kind: 'done' | 'failed' = 'done'): void {
  notifications.show({
    message: sentence,
    color: kind === 'failed' ? 'red' : 'teal',
    autoClose: kind === 'failed' ? 10_000 : 4_000,
    closeButtonProps: { 'aria-label': words[savedLanguage()].close },
    role: kind === 'failed' ? 'alert' : 'status',
  })
}
