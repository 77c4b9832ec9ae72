import type { ArticleLabel } from '../article-labels.ts'
import type { DigitStyle } from '../digits.ts'
import type { Language } from '../languages.ts'
import { ar } from './ar.ts'
import { en } from './en.ts'
import { fa } from './fa.ts'
import { fr } from './fr.ts'
import { ur } from './ur.ts'

/** A phrase with its number in the publication's digits: "36 خبرًا". */
export type Counted = (n: number, digits: DigitStyle) => string
/** A phrase around a ready text: a name, a formatted date or number. */
export type Around = (text: string) => string

/** The kinds of articles that are labelled next to a headline; plain news has no label. */
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

/** All messages of the public site. The compiler checks that each language has a value for each key. */
export type Messages = {
  // frame
  skipToContent: string
  /** The name of the publisher's own line above every page. */
  announcement: string
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
  /** The mark of what others pay for. */
  advertisement: string
  /** Texts about the publisher's statistics and the consent to them. */
  statistics: string
  statisticsQuestion: Around
  statisticsAccept: string
  statisticsRefuse: string
  statisticsAccepted: string
  statisticsRefused: string
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
  labels: Record<ArticleLabel, string>
  sponsoredBy: Around
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
  /** Follows the number of articles: the date when the story was opened. */
  storySince: (date: string) => string
  timeline: string
  closedStory: string
  archivedStory: string

  // article
  byline: string
  source: string
  sources: string
  chartData: string
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

  // live coverage
  coverage: string
  momentByMoment: string
  keyEvents: string
  entries: Counted
  newEntries: Counted
  showNewEntries: string
  entryUnpublished: string
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
  /** A coverage that began and ended on the same day. */
  coverageSpan: (day: string, from: string, to: string) => string
  endedCoverages: string
  toCoverage: string
  emptyCoverage: string
  emptyCoverages: string
  olderEntries: string
  newestEntries: string

  // broadcast
  onAir: string
  watchLive: string
  liveBroadcast: string
  nowOnAir: string
  next: string
  offAir: string
  offAirText: string
  /** Labels of the player: audio only, for slow connections; playback errors. */
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
  audio: string
  /** The written words of audio. */
  transcript: string
  photos: Counted
  photoOf: (position: string, total: string) => string
  previousPhoto: string
  nextPhoto: string

  // a post of another site
  embedShow: Around
  embedOpen: Around
  embedNotice: Around

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

  // The format of a day typed into a field.
  searchResults: Around
  results: Counted
  noResults: Around
  noResultsHint: string
  searchPrompt: string
  filterBySection: string
  allSections: string
  from: string
  to: string
  /** How a day is typed into a field. */
  dayInNumbers: string
  sortByDate: string
  sortByRelevance: string
  filterByStory: string
  filterByKind: string
  allKinds: string
  allSources: string
  sortBy: string
  narrowSearch: string
  /** Precedes the names of stories, sections and people that match a search. */
  pagesNamed: string
  didYouMean: string
  partlyFound: string
  /** When this many articles contain all words, followed by others that contain some. */
  foundWhole: Counted
  questionCut: string
  onlyCommonWords: string
  /** A query of only excluded words. */
  onlyExcluded: string
  /** The list below the search field while typing. */
  suggestions: string
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

  // Errors, the site as an app, and the stored pages.
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

const all: Record<Language, Messages> = { ar, en, fr, fa, ur }

export function messagesFor(language: Language): Messages {
  return all[language]
}
