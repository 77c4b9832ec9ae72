import { defineMessages } from '../../newsroom/messages.ts'

export const words = defineMessages({
  ar: { pullquote: 'عبارة بارزة' },
  en: { pullquote: 'Pull quote' },
})
