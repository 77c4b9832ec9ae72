import type { StoryMessages } from './messages.ts'

export const fa: StoryMessages = {
  keyFacts: 'مهم‌ترین نکته‌ها',
  asOf: (time) => `تا ${time}`,
  background: 'آنچه تاکنون رخ داده است',
  peopleAndPlaces: 'اشخاص و مکان‌ها',
  topics: { person: 'اشخاص', place: 'مکان‌ها', organisation: 'نهادها', keyword: 'موضوع‌ها' },
  pictures: 'پرونده به روایت تصویر',
  updated: 'به‌روزشده',
}
