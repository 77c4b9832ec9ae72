import type { StoryMessages } from './messages.ts'

export const en: StoryMessages = {
  keyFacts: 'Key facts',
  asOf: (time) => `as of ${time}`,
  background: 'What happened so far',
  peopleAndPlaces: 'People and places',
  topics: { person: 'People', place: 'Places', organisation: 'Organisations', keyword: 'Topics' },
  pictures: 'The story in pictures',
  updated: 'Updated',
}
