import { defineMessages } from '../messages.ts'

export const auditMessages = defineMessages<Record<string, string>>({
  ar: {
    'breaking.publish': 'نشر خبر عاجل',
    'breaking.correct': 'تصحيح عنوان الخبر العاجل',
    'breaking.set-ends': 'تغيير وقت انتهاء الخبر العاجل',
    'breaking.end': 'إنهاء الخبر العاجل',
    'publication.set-breaking': 'تغيير شريط الخبر العاجل',
  },
  en: {
    'breaking.publish': 'Published breaking news',
    'breaking.correct': 'Corrected the headline of the breaking news',
    'breaking.set-ends': 'Changed the end of the breaking news',
    'breaking.end': 'Ended the breaking news',
    'publication.set-breaking': 'Changed the breaking-news banner',
  },
})
