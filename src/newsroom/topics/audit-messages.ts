import { defineMessages } from '../messages.ts'

export const auditMessages = defineMessages<Record<string, string>>({
  ar: {
    'topic.save': 'حفظ موضوع',
    'topic.remove': 'حذف موضوع',
    'topic.merge': 'دمج موضوعين',
  },
  en: {
    'topic.save': 'Saved a topic',
    'topic.remove': 'Deleted a topic',
    'topic.merge': 'Merged two topics',
  },
})
