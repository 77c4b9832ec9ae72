import type { StoryMessages } from './messages.ts'

export const ar: StoryMessages = {
  keyFacts: 'أبرز الحقائق',
  asOf: (time) => `حتى ${time}`,
  background: 'ما حدث حتى الآن',
  peopleAndPlaces: 'أشخاص وأماكن',
  topics: { person: 'أشخاص', place: 'أماكن', organisation: 'جهات', keyword: 'مواضيع' },
  pictures: 'الملف بالصور',
  updated: 'محدّث',
}
