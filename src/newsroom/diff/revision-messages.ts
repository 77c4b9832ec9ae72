/** The words of every list of revisions. */
import { defineMessages } from '../messages.ts'

export const revisionMessages = defineMessages({
  ar: {
    list: 'الإصدارات، الأحدث أولًا',
    latest: 'الأخير',
    compare: 'ما تغيّر منذ الإصدار الذي قبله',
    compareNow: 'ما تغيّر بينه وبين الأخير',
    mode: 'المقارنة',
    nothing: 'لا فرق.',
    restore: 'عد إلى هذا الإصدار',
    restoreTitle: 'العودة إلى إصدار سابق',
    erased: 'مُحي نصها لسبب قانوني.',
    close: 'إغلاق',
  },
  en: {
    list: 'Revisions, newest first',
    latest: 'Latest',
    compare: 'Changes since the one before',
    compareNow: 'Changes from it to the latest',
    mode: 'Comparison',
    nothing: 'No difference.',
    restore: 'Go back to this revision',
    restoreTitle: 'Back to an older revision',
    erased: 'Its text was erased for legal reasons.',
    close: 'Close',
  },
})
