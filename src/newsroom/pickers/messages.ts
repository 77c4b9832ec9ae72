import { defineMessages } from '../messages.ts'

export const messages = defineMessages({
  ar: {
    untitled: 'بلا عنوان بعد',
    close: 'إغلاق',
    // The picker
    pickTitle: 'اختر مادة',
    pickSearch: 'ابحث عن مادة بكلمات من عنوانها',
    recent: 'آخر ما عُدّل',
    results: 'النتائج',
    finding: 'يجري البحث…',
    nothingFound: 'لا مادة بهذه الكلمات.',
    none: 'لا شيء',
    nothingNamed: 'لا شيء بهذا الاسم.',
    findPublished: 'ابحث عن مادة منشورة',
    nothingPublished: 'لا مادة منشورة بهذه الكلمات.',
    findFailed: 'تعذّر البحث. أعد المحاولة بعد قليل.',
  },
  en: {
    untitled: 'No headline yet',
    close: 'Close',
    pickTitle: 'Choose an article',
    pickSearch: 'Search headlines',
    recent: 'Recently edited',
    results: 'Results',
    finding: 'Searching…',
    nothingFound: 'No article with these words.',
    none: 'None',
    nothingNamed: 'Nothing has this name.',
    findPublished: 'Find a published article',
    nothingPublished: 'No published article has these words.',
    findFailed: 'The search did not work. Try again in a moment.',
  },
})
