import { defineMessages } from '../messages.ts'

export const auditMessages = defineMessages<Record<string, string>>({
  ar: {
    'section.save': 'حفظ قسم',
    'section.order': 'ترتيب الأقسام',
    'section.remove': 'حذف قسم',
    'section.merge': 'دمج قسمين',
  },
  en: {
    'section.save': 'Saved a section',
    'section.order': 'Ordered the sections',
    'section.remove': 'Deleted a section',
    'section.merge': 'Merged two sections',
  },
})
