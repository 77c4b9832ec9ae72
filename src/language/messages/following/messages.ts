/** Messages of the newsletter (the form, the mails, the issue, the pages of its links) and of notifications. */
import type { Language } from '../../languages.ts'
import { ar } from './ar.ts'
import { en } from './en.ts'
import { fa } from './fa.ts'
import { fr } from './fr.ts'
import { ur } from './ur.ts'

/** Each language has a value for each key. */
export interface Following {
  newsletterText: string
  newsletterAway: string
  emailAddress: string
  dailyIssue: string
  dailyIssueAt: (time: string) => string
  breakingNews: string
  breakingNewsText: string
  whichSections: string
  allUnlessChosen: string
  subscribe: string
  lastIssue: string

  askedTitle: string
  askedText: string
  wrongAddressTitle: string
  wrongAddressText: string
  chooseOneTitle: string
  chooseOneText: string
  confirmTitle: string
  confirmText: string
  confirm: string
  confirmedTitle: string
  confirmedText: string
  linkOldTitle: string
  linkOldText: string
  linkUnknownTitle: string
  linkUnknownText: string
  yourSubscription: string
  sentTo: (email: string) => string
  save: string
  savedText: string
  leave: string
  leaveText: string
  leftTitle: string
  leftText: string
  toYourSubscription: string
  backToFollow: string

  confirmSubject: (name: string) => string
  confirmLetter: (name: string) => string
  confirmLetterLink: string
  ignoreLetter: string
  changeSubject: (name: string) => string
  changeLetter: (name: string) => string
  changeLetterLink: string
  issueSubject: (name: string, date: string) => string
  /** For a test issue sent to a single staff member. */
  proofSubject: (subject: string) => string
  breakingSubject: (headline: string) => string
  moreNews: string
  readArticle: string
  whySent: (name: string) => string
  change: string
  viewInBrowser: string

  websub: string
  websubText: string
  pickFeed: string

  pushTitle: string
  pushText: string
  pushAway: string
  pushBreaking: string
  pushBreakingText: string
  pushSections: string
  pushStories: string
  pushOn: string
  pushChange: string
  pushOff: string
  pushIsOn: string
  pushIsOff: string
  pushDenied: string
  pushNothing: string
  pushFailed: string
}

const languages: Record<Language, Following> = { ar, en, fr, fa, ur }

export const followingMessages = (language: Language): Following => languages[language]
