import { defineMessages } from '../../newsroom/messages.ts'

export const words = defineMessages({
  ar: { horizontalRule: 'خط فاصل' },
  en: { horizontalRule: 'Dividing line' },
})
