import type { Browsing } from './messages.ts'

export const ur: Browsing = {
  topicKinds: { keyword: 'کلیدی لفظ', person: 'شخصیت', place: 'مقام', organisation: 'ادارہ' },
  aboutTopic: (name) => `${name} کے بارے میں تمام تحریریں`,
  feedOfTopic: (name) => `عنوان کی فیڈ: ${name}`,
  topicFeed: 'اس عنوان کی فیڈ',
  authorFeed: 'ان تحریروں کی فیڈ',
  feedOfAuthor: (name) => `${name} کی تحریروں کی فیڈ`,

  archive: 'آرکائیو',
  archiveText: 'تمام تحریریں، سال، مہینے اور دن کے لحاظ سے۔',
  archiveOf: (name) => `آرکائیو: ${name}`,
  previous: 'پچھلا',
  next: 'اگلا',
  firstPage: 'تازہ ترین: پہلا صفحہ',
}
