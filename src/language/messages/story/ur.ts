import type { StoryMessages } from './messages.ts'

export const ur: StoryMessages = {
  keyFacts: 'اہم حقائق',
  asOf: (time) => `${time} تک`,
  background: 'اب تک کیا ہوا',
  peopleAndPlaces: 'شخصیات اور مقامات',
  topics: { person: 'شخصیات', place: 'مقامات', organisation: 'ادارے', keyword: 'موضوعات' },
  pictures: 'موضوع تصویروں میں',
  updated: 'تازہ کاری',
}
