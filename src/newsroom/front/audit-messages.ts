import { defineMessages } from '../messages.ts'

export const auditMessages = defineMessages<Record<string, string>>({
  ar: {
    'front.arrange': 'ترتيب الواجهة',
    'front.place': 'وضع مادة في الواجهة',
    'front.take-off': 'رفع مادة من الواجهة',
  },
  en: {
    'front.arrange': 'Arranged the front page',
    'front.place': 'Put an article on the front page',
    'front.take-off': 'Took an article off the front page',
  },
})
