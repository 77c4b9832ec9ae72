import type { Browsing } from './messages.ts'

export const ar: Browsing = {
  topicKinds: { keyword: 'كلمة مفتاحية', person: 'شخصية', place: 'مكان', organisation: 'جهة' },
  aboutTopic: (name) => `كل ما نُشر عن ${name}`,
  feedOfTopic: (name) => `خلاصة موضوع ${name}`,
  topicFeed: 'خلاصة الموضوع',
  authorFeed: 'خلاصة مواد الكاتب',
  feedOfAuthor: (name) => `خلاصة مواد ${name}`,

  archive: 'الأرشيف',
  archiveText: 'كل ما نُشر، عامًا فشهرًا فيومًا.',
  archiveOf: (name) => `أرشيف ${name}`,
  previous: 'السابق',
  next: 'التالي',
  firstPage: 'الأحدث: الصفحة الأولى',
}
