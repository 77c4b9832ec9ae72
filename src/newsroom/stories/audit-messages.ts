import { defineMessages } from '../messages.ts'

export const auditMessages = defineMessages<Record<string, string>>({
  ar: {
    'story.save': 'حفظ ملف',
    'story.set-state': 'فتح ملف أو إغلاقه',
    'story.order': 'ترتيب شريط الملفات',
    'story.remove': 'حذف ملف',
    'story.merge': 'دمج ملفين',
  },
  en: {
    'story.save': 'Saved a story',
    'story.set-state': 'Opened or closed a story',
    'story.order': 'Arranged the stories panel',
    'story.remove': 'Deleted a story',
    'story.merge': 'Merged two stories',
  },
})
