import { defineMessages } from '../../newsroom/messages.ts'

export const words = defineMessages({
  ar: {
    attribution: 'صاحب الاقتباس وصفته',
  },
  en: {
    attribution: 'Who said this',
  },
})
