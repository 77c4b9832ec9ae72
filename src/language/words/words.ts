import type { DigitStyle } from '../digits.ts'
import type { Language } from '../languages.ts'
import { ar } from './ar.ts'
import { en } from './en.ts'
import { fa } from './fa.ts'
import { fr } from './fr.ts'
import { ur } from './ur.ts'

/** A whole phrase with its number in the publication's digits: "36 خبرًا". */
export type Counted = (n: number, digits: DigitStyle) => string
/** A phrase around a text that comes ready: a name, a formatted date or number. */
export type Around = (text: string) => string

/** The kinds of news that are marked beside a headline; plain news carries no mark. */
export type KindName =
  | 'news'
  | 'report'
  | 'analysis'
  | 'opinion'
  | 'explainer'
  | 'interview'
  | 'investigation'
  | 'feature'
  | 'factCheck'
  | 'profile'
  | 'live'
  | 'video'
  | 'gallery'
  | 'podcast'

/** All that the public site says by itself. One value a key in every language: the compiler counts them. */
export type Words = {
  // frame
  skipToContent: string
  menu: string
  openMenu: string
  closeMenu: string
  close: string
  home: string
  mainNavigation: string
  breadcrumb: string
  sections: string
  search: string
  searchPlaceholder: string
  followUs: string
  today: string
  yesterday: string
  tomorrow: string
  theme: string
  themeLight: string
  themeDark: string
  themeSystem: string
  language: string
  backToTop: string

  // lists
  lead: string
  latest: string
  mostRead: string
  related: string
  moreFrom: Around
  seeAll: string
  more: string
  older: string
  newer: string
  pages: string
  newsItems: Counted
  articles: Counted
  articlesBy: Around
  emptyList: string
  emptySection: string
  emptyStory: string
  emptyAuthor: string
  emptyVideos: string
  emptyProgramme: string

  // marks
  kinds: Record<KindName, string>
  breaking: string
  exclusive: string
  live: string
  video: string
  gallery: string
  opinion: string
  analysis: string
  explainer: string
  pinned: string
  fresh: string

  // stories
  stories: string
  allStories: string
  openStory: Around
  closeStory: Around
  storyPage: string
  storyItems: Counted
  relatedStories: string
  timeline: string
  closedStory: string
  archivedStory: string

  // article
  byline: string
  source: string
  sources: string
  published: string
  updated: string
  corrected: string
  correction: string
  correctionOn: Around
  readingTime: Counted
  photoCredit: string
  picture: string
  enlarge: string
  share: string
  shareOn: Around
  copyLink: string
  linkCopied: string
  print: string
  tags: string
  fromTheArchive: string
  archiveNote: Around

  // live coverage
  coverage: string
  momentByMoment: string
  keyEvents: string
  entries: Counted
  newEntries: Counted
  showNewEntries: string
  entryWithdrawn: string
  latestEntry: string
  coverageEnded: string
  coverageNotStarted: string
  connectionLost: string
  coverages: string
  coverageSummary: string
  keyEvent: string
  edited: string
  coverageStart: string
  coverageEnd: string
  coverageStarts: string
  endedCoverages: string
  toCoverage: string
  emptyCoverage: string
  emptyCoverages: string
  olderEntries: string
  newestEntries: string

  // broadcast
  onAir: string
  watchLive: string
  nowOnAir: string
  next: string
  offAir: string
  offAirText: string
  /** Of the player: sound without picture, for weak connections; what it says when it cannot play. */
  audioOnly: string
  streamFailed: string
  streamOver: string
  guide: string
  guideEmpty: string
  until: Around
  programmes: string
  programme: string
  episodes: Counted
  episode: Around
  latestEpisode: string
  presentedBy: string

  // video and gallery
  videos: string
  playVideo: string
  pause: string
  mute: string
  captions: string
  duration: string
  videoUnavailable: string
  photos: Counted
  photoOf: (position: string, total: string) => string
  previousPhoto: string
  nextPhoto: string

  // comments
  comments: string
  commentCount: Counted
  writeComment: string
  noComments: string
  commentsClosed: string
  commentsUnavailable: string
  yourName: string
  yourEmail: string
  yourEmailNote: string
  yourComment: string
  sendComment: string
  commentAwaiting: string
  commentRejected: string
  reply: string
  replyTo: Around
  reportComment: string
  commentReported: string
  oldestFirst: string
  newestFirst: string

  // search
  searchResults: Around
  results: Counted
  noResults: Around
  noResultsHint: string
  searchPrompt: string
  filterBySection: string
  allSections: string
  from: string
  to: string
  sortByDate: string
  sortByRelevance: string
  filterByStory: string
  filterByKind: string
  allKinds: string
  allSources: string
  sortBy: string
  narrowSearch: string
  /** Before the names of stories, sections and people that a search names. */
  pagesNamed: string
  didYouMean: string
  partlyFound: string
  questionCut: string
  onlyCommonWords: string
  searchHelp: string

  // follow page
  followText: string
  feeds: string
  feedsText: string
  rssFeed: string
  atomFeed: string
  jsonFeed: string
  copyFeedAddress: string
  feedAddressCopied: string
  feedOfSection: Around
  feedOfStory: Around
  socialAccounts: string
  newsletter: string
  notifications: string
  apps: string
  fediverse: string

  // people and pages
  author: string
  authors: string
  about: string
  contact: string
  privacy: string
  correctionsPolicy: string
  allRightsReserved: string
  rights: (year: string, name: string) => string

  // when something is wrong
  // the site as an app, and what a device keeps of it
  app: string
  appText: string
  install: string
  keptCopy: Around
  offlineTitle: string
  offlineLost: string
  offlineText: string
  offlineNone: string
  offlineForget: string

  toHome: string
  tryAgain: string
  notFoundTitle: string
  notFoundText: string
  goneTitle: string
  goneText: string
  badRequestTitle: string
  badRequestText: string
  tooManyTitle: string
  tooManyText: string
  serverErrorTitle: string
  serverErrorText: string
  unavailableTitle: string
  unavailableText: string
}

const all: Record<Language, Words> = { ar, en, fr, fa, ur }

export function wordsFor(language: Language): Words {
  return all[language]
}
