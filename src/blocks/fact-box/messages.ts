import { defineMessages } from '../../newsroom/messages.ts'

export const words = defineMessages({
  ar: {
    factBox: 'صندوق معلومات',
    boxTitle: 'عنوان الصندوق',
  },
  en: {
    factBox: 'Fact box',
    boxTitle: 'Title of the box',
  },
})
