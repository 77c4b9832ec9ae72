/** The names of article kinds, states and languages. */
import { labelNames } from '../../language/messages/label-names.ts'
import { defineMessages } from '../messages.ts'

export const articleTerms = defineMessages({
  ar: {
    states: {
      draft: 'مسودة',
      scheduled: 'مجدولة',
      published: 'منشورة',
      unpublished: 'مسحوبة',
      removed: 'محذوفة',
    },
    submitted: 'عند الدسك',
    returned: 'أُعيدت للتعديل',
    trashed: 'في سلة المهملات',
    kinds: {
      news: 'خبر',
      opinion: 'رأي',
      analysis: 'تحليل',
      explainer: 'شرح',
      video: 'فيديو',
      gallery: 'صور',
    },
    labels: labelNames.ar,
    languages: { ar: 'العربية', en: 'الإنجليزية', fr: 'الفرنسية', fa: 'الفارسية', ur: 'الأردية' },
  },
  en: {
    states: {
      draft: 'Draft',
      scheduled: 'Scheduled',
      published: 'Published',
      unpublished: 'Unpublished',
      removed: 'Removed',
    },
    submitted: 'With the desk',
    returned: 'Returned to reporter',
    trashed: 'In the trash',
    kinds: {
      news: 'News',
      opinion: 'Opinion',
      analysis: 'Analysis',
      explainer: 'Explainer',
      video: 'Video',
      gallery: 'Gallery',
    },
    labels: labelNames.en,
    languages: { ar: 'Arabic', en: 'English', fr: 'French', fa: 'Persian', ur: 'Urdu' },
  },
})
