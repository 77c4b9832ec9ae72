import type { Browsing } from './messages.ts'

export const en: Browsing = {
  topicKinds: { keyword: 'Keyword', person: 'Person', place: 'Place', organisation: 'Organisation' },
  aboutTopic: (name) => `Everything published about ${name}`,
  feedOfTopic: (name) => `Feed of the topic ${name}`,
  topicFeed: 'Feed of this topic',
  authorFeed: 'Feed of these articles',
  feedOfAuthor: (name) => `Feed of articles by ${name}`,

  archive: 'Archive',
  archiveText: 'Everything published, by year, month and day.',
  archiveOf: (name) => `Archive: ${name}`,
  previous: 'Previous',
  next: 'Next',
  firstPage: 'Newest: the first page',
}
