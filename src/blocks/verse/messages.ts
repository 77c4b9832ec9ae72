import { defineMessages } from '../../newsroom/messages.ts'

export const words = defineMessages({
  ar: { verse: 'شعر', poet: 'الشاعر والقصيدة' },
  en: { verse: 'Verse', poet: 'Poet and poem' },
})
