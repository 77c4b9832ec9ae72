import type { Following } from './words.ts'

export const en: Following = {
  newsletterText:
    'The news that matters in your mailbox once a day, and breaking news when it breaks. No tracking, and one press ends it.',
  newsletterAway: 'The newsletter is not available at the moment.',
  emailAddress: 'Your e-mail address',
  dailyIssue: 'The daily issue',
  dailyIssueAt: (time) => `Every day at ${time}`,
  breakingNews: 'Breaking news',
  breakingNewsText: 'A short message when news breaks',
  whichSections: 'Only some sections',
  allUnlessChosen: 'Choose none and you get all of them.',
  subscribe: 'Subscribe',
  lastIssue: 'See the last issue',

  askedTitle: 'Look into your mailbox',
  askedText:
    'If the address is right, a message from us arrives within minutes. Open the link in it and your subscription begins. If you can’t find it, look among the junk mail.',
  wrongAddressTitle: 'That is not an address',
  wrongAddressText: 'We did not understand the e-mail address. Go back to the form and write it in full.',
  chooseOneTitle: 'Nothing was chosen',
  chooseOneText: 'Choose the daily issue, breaking news, or both.',
  confirmTitle: 'Confirm your subscription',
  confirmText: 'Press the button and your subscription to the newsletter begins.',
  confirm: 'Confirm my subscription',
  confirmedTitle: 'Your subscription has begun',
  confirmedText: 'The newsletter comes to your mailbox from the next issue on.',
  linkOldTitle: 'This link is too old',
  linkOldText: 'It was good for two days. Ask for the newsletter again and we send you another.',
  linkUnknownTitle: 'This link is not good',
  linkUnknownText:
    'A part of it may be missing: copy it whole from the message. If you have unsubscribed, ask for the newsletter again.',
  yourSubscription: 'Your subscription to the newsletter',
  sentTo: (email) => `Sent to ${email}`,
  save: 'Save',
  savedText: 'Your choice is saved.',
  leave: 'Unsubscribe',
  leaveText: 'You get no more of it, and your address is deleted after thirty days.',
  leftTitle: 'You are unsubscribed',
  leftText: 'You get no more of it. Your address is deleted after thirty days.',
  toYourSubscription: 'Your subscription and what you get',
  backToFollow: 'All ways to follow us',

  confirmSubject: (name) => `Confirm your subscription to ${name}`,
  confirmLetter: (name) =>
    `Somebody asked for the newsletter of ${name} at this address. If it was you, confirm it:`,
  confirmLetterLink: 'Confirm my subscription',
  ignoreLetter: 'If it was not you, do nothing: we won’t write again.',
  changeSubject: (name) => `Your subscription to ${name}`,
  changeLetter: (name) =>
    `Somebody asked for the newsletter of ${name} at this address, which gets it already. To change what you get, or to unsubscribe:`,
  changeLetterLink: 'My subscription',
  issueSubject: (name, date) => `${name}: ${date}`,
  proofSubject: (subject) => `Proof: ${subject}`,
  breakingSubject: (headline) => `Breaking: ${headline}`,
  moreNews: 'More news',
  readArticle: 'Read it',
  whySent: (name) => `You get this message because you subscribed to the newsletter of ${name}.`,
  change: 'Change what you get',
  viewInBrowser: 'Open it in the browser',

  websub: 'At once, in your feed reader',
  websubText:
    'Our feeds speak WebSub: where your feed reader does too, news is there in the moment it is published.',
  pickFeed: 'A feed for each section and story',

  pushTitle: 'Notifications',
  pushText:
    'The news is on your device in the moment it is published, also while the site is closed. Your browser is asked when you press the button and not before, and we know nothing of you but what you choose here.',
  pushAway:
    'This browser has no notifications. On an iPhone or iPad add the site to the home screen first, and open it from there.',
  pushBreaking: 'Breaking news',
  pushBreakingText: 'What cannot wait, and no more',
  pushSections: 'News of sections',
  pushStories: 'News of stories',
  pushOn: 'Turn notifications on',
  pushChange: 'Save my choice',
  pushOff: 'Turn notifications off',
  pushIsOn: 'Notifications are on for this device.',
  pushIsOff: 'Notifications are off for this device.',
  pushDenied:
    'Your browser did not allow notifications. You can allow them in its settings for this site, and try again.',
  pushNothing: 'Choose at least one.',
  pushFailed: 'This could not be done now. Try again in a while.',
}
