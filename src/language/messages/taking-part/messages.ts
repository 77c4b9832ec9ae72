/** Messages for readers: comments, accounts, decisions and their reasons. */
import type { Language } from '../../languages.ts'
import type { Around, Counted } from '../messages.ts'
import { ar } from './ar.ts'
import { en } from './en.ts'
import { fa } from './fa.ts'
import { fr } from './fr.ts'
import { ur } from './ur.ts'

/** Each language has a value for each key. */
export interface TakingPart {
  // errors
  crossSiteTitle: string
  crossSiteText: string
  tooLargeTitle: string
  tooLargeText: string
  tooManyTitle: string
  tooManyText: string
  badFormTitle: string
  badFormText: string
  goneTitle: string
  goneText: string

  // under an article
  allComments: string
  /** Opens the rest of a very long comment. */
  showWhole: string
  mostDiscussed: string
  order: string
  replies: Counted
  allReplies: Around
  fromFirstReply: string
  moreComments: string
  moreReplies: string
  answering: Around
  takenAway: string
  report: string
  toTheArticle: string
  commentsOn: Around
  thread: string
  emailToConfirm: string
  emailIfWanted: string
  commentRule: string
  commentingAs: Around
  myAccount: string
  lettersLeft: Counted

  // what became of a comment
  unconfirmedTitle: string
  unconfirmedText: string
  sentBeforeTitle: string
  sentBeforeText: string
  heldTitle: string
  heldText: string
  publishedTitle: string
  publishedText: string
  toTheComment: string
  rejectedTitle: string
  rejectedText: string
  withdrawnTitle: string
  withdrawnText: string
  youWrote: string
  changeIt: string
  changeUntil: Around
  save: string
  deleteIt: string
  appealTitle: string
  appealNote: string
  appealSend: string
  appealWaits: string
  appealRefused: string

  // why
  whyBan: string
  whyLimits: string
  whyProof: string
  whySigns: string
  whyBlockedWords: string
  whyLinks: string
  whyRepeats: string
  whyReports: string
  whyFirstTime: string
  whySection: string
  whyModerator: string
  whyThreat: string
  whyFalseClaim: string

  // reports
  reportTitle: string
  reportWhy: string
  reportAbuse: string
  reportHate: string
  reportSpam: string
  reportPrivacy: string
  reportOffTopic: string
  reportOther: string
  reportNote: string
  reportSend: string
  reportedTitle: string
  reportedText: string

  // forms
  completeTitle: string
  errorText: string
  errorLong: Around
  characters: Counted
  errorName: string
  errorEmail: string
  /** The mail server does not support SMTPUTF8. */
  errorEmailLetters: string
  noMail: string
  noMailYet: string
  replyTitle: Around

  // accounts
  joinTitle: string
  joinText: string
  reader: string
  nameIfNew: string
  sendLink: string
  passkeySignIn: string
  passkeyFailed: string
  sentTitle: string
  sentText: string
  enterTitle: string
  enterText: string
  enterComment: string
  enter: string
  spentTitle: string
  spentText: string
  newLink: string
  mailSubject: Around
  mailCommentSubject: Around
  mailText: string
  mailCommentText: string
  mailIgnore: string
  saved: string
  nameShown: string
  myComments: string
  noOwnComments: string
  stateHeld: string
  statePublished: string
  stateRejected: string
  stateWithdrawn: string
  passkeys: string
  passkeysText: string
  passkeyAdd: string
  remove: string
  devices: string
  thisDevice: string
  signOut: string
  signOutElsewhere: string
  myData: string
  exportData: string
  eraseTitle: string
  eraseText: string
  eraseSure: string
  eraseAsk: string
  erasedTitle: string
  erasedText: string
}

const languages: Record<Language, TakingPart> = { ar, en, fr, fa, ur }

export const takingPartMessages = (language: Language): TakingPart => languages[language]
