import type { Browsing } from './messages.ts'

export const fa: Browsing = {
  topicKinds: { keyword: 'کلیدواژه', person: 'شخص', place: 'مکان', organisation: 'نهاد' },
  aboutTopic: (name) => `همهٔ مطالب دربارهٔ ${name}`,
  feedOfTopic: (name) => `خوراک موضوع ${name}`,
  topicFeed: 'خوراک این موضوع',
  authorFeed: 'خوراک این نوشته‌ها',
  feedOfAuthor: (name) => `خوراک نوشته‌های ${name}`,

  archive: 'بایگانی',
  archiveText: 'همهٔ مطالب به ترتیب سال، ماه و روز.',
  archiveOf: (name) => `بایگانی ${name}`,
  previous: 'قبلی',
  next: 'بعدی',
  firstPage: 'تازه‌ترین‌ها: صفحهٔ نخست',
}
