import { defineMessages } from '../messages.ts'

export const auditMessages = defineMessages<Record<string, string>>({
  ar: {
    'coverage.save': 'حفظ تغطية مباشرة',
    'coverage.set-state': 'تغيير حالة تغطية مباشرة',
    'coverage.delete': 'حذف مسودة تغطية مباشرة',
    'coverage.remove': 'حذف تغطية مباشرة لسبب قانوني',
    'entry.post': 'كتابة خبر في تغطية',
    'entry.publish': 'نشر خبر في تغطية',
    'entry.edit': 'تعديل خبر في تغطية',
    'entry.pin': 'تثبيت خبر في تغطية أو رفع تثبيته',
    'entry.assign': 'تسليم مسودة خبر إلى زميل',
    'entry.delete': 'حذف مسودة خبر',
    'entry.unpublish': 'سحب خبر من تغطية',
    'entry.remove': 'حذف خبر من تغطية لسبب قانوني',
  },
  en: {
    'coverage.save': 'Saved a live coverage',
    'coverage.set-state': 'Changed the state of a live coverage',
    'coverage.delete': 'Deleted a draft live coverage',
    'coverage.remove': 'Removed a live coverage for a legal reason',
    'entry.post': 'Wrote an entry of a coverage',
    'entry.publish': 'Published an entry of a coverage',
    'entry.edit': 'Edited an entry of a coverage',
    'entry.pin': 'Pinned or unpinned an entry of a coverage',
    'entry.assign': 'Assigned a draft entry to a colleague',
    'entry.delete': 'Deleted a draft entry',
    'entry.unpublish': 'Unpublished an entry of a coverage',
    'entry.remove': 'Removed an entry for a legal reason',
  },
})
