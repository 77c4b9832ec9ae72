import { defineMessages } from '../messages.ts'

/** Messages of the audit log about commands on layouts. */
export const auditMessages = defineMessages<Record<string, string>>({
  ar: {
    'layout.publish': 'نشر تخطيط صفحة',
    'layout.restore': 'إعادة تخطيط سابق',
    'layout.save': 'حفظ مسودة تخطيط',
    'layout.schedule': 'جدولة تخطيط',
    'layout.unschedule': 'إنهاء تخطيط مجدول',
  },
  en: {
    'layout.publish': 'Published a page layout',
    'layout.restore': 'Restored an earlier page layout',
    'layout.save': 'Saved a draft of a page layout',
    'layout.schedule': 'Scheduled a page layout',
    'layout.unschedule': 'Ended a scheduled page layout',
  },
})
