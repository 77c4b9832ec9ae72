import { defineMessages } from '../../newsroom/messages.ts'

export const words = defineMessages({
  ar: {
    table: 'جدول',
    tableCaption: 'عنوان الجدول',
  },
  en: {
    table: 'Table',
    tableCaption: 'Caption of the table',
  },
})
