import type { Reading } from './messages.ts'

export const en: Reading = {
  whatsapp: 'WhatsApp',
  telegram: 'Telegram',
  x: 'X',
  facebook: 'Facebook',

  save: 'Save',
  saved: 'Saved',
  textSize: 'Text size',
  textSizes: ['normal', 'large', 'larger'],
  followStory: 'Follow this story',
  followAuthor: 'Follow',
  followedAuthor: 'Following',
  followedAuthors: 'Authors you follow',

  savedTitle: 'Saved articles',
  savedText:
    'This list is on your device only. When you open it, we ask the site for the headlines as they are now; what was withdrawn disappears.',
  savedNone: 'Nothing saved yet. Press “Save” below a headline to find the article here.',
  savedNeedsScript: 'This list is read from your device, which needs JavaScript.',
  lastRead: 'Last read',
  removeSaved: 'Remove',
  forgetRead: 'Forget what I read',
  savedOffline: 'There is no connection: these are the articles with a copy on your device.',

  keyEventsOnly: 'Key events only',
  allKeyEvents: 'All key events',
  score: 'Score',
  finalScore: 'Final score',
  minute: (n) => `Minute ${n}`,
  comma: ', ',
  videoText: 'Transcript of the video',

  listenToArticle: 'Listen to the article',
  listenToEpisode: 'Listen to the episode',
  listenOn: 'Listen to the programme on',
  podcastFeed: 'Podcast feed',
  nextEpisodes: 'Next episodes',
}
