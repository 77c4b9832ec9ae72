import type { Following } from './messages.ts'

export const en: Following = {
  newsletterText:
    'The news that matters in your mailbox once a day, and breaking news when it breaks. No tracking, and you can unsubscribe with one click.',
  newsletterAway: 'The newsletter is not available at the moment.',
  emailAddress: 'Your e-mail address',
  dailyIssue: 'The daily issue',
  dailyIssueAt: (time) => `Every day at ${time}`,
  breakingNews: 'Breaking news',
  breakingNewsText: 'A short message when news breaks',
  whichSections: 'Only some sections',
  allUnlessChosen: 'If you choose none, you get all of them.',
  subscribe: 'Subscribe',
  lastIssue: 'See the last issue',

  askedTitle: 'Check your mailbox',
  askedText:
    'If the address is right, a message from us arrives within minutes. Open the link in it to start your subscription. If you can’t find it, check your spam folder.',
  wrongAddressTitle: 'Invalid address',
  wrongAddressText: 'We did not understand the e-mail address. Go back to the form and write it in full.',
  chooseOneTitle: 'Nothing was chosen',
  chooseOneText: 'Choose the daily issue, breaking news, or both.',
  confirmTitle: 'Confirm your subscription',
  confirmText: 'Press the button to start your subscription to the newsletter.',
  confirm: 'Confirm my subscription',
  confirmedTitle: 'You are subscribed',
  confirmedText: 'You will get the newsletter from the next issue on.',
  linkOldTitle: 'This link has expired',
  linkOldText: 'It was valid for two days. Subscribe again to get a new one.',
  linkUnknownTitle: 'This link is invalid',
  linkUnknownText:
    'Part of it may be missing: copy the whole link from the message. If you have unsubscribed, subscribe again.',
  yourSubscription: 'Your subscription to the newsletter',
  sentTo: (email) => `Sent to ${email}`,
  save: 'Save',
  savedText: 'Your choice is saved.',
  leave: 'Unsubscribe',
  leaveText: 'You will get no more issues, and your address will be deleted after thirty days.',
  leftTitle: 'You are unsubscribed',
  leftText: 'You will get no more issues. Your address will be deleted after thirty days.',
  toYourSubscription: 'Your subscription and what you get',
  backToFollow: 'All ways to follow us',

  confirmSubject: (name) => `Confirm your subscription to ${name}`,
  confirmLetter: (name) =>
    `Somebody asked for the newsletter of ${name} at this address. If it was you, confirm it:`,
  confirmLetterLink: 'Confirm my subscription',
  ignoreLetter: 'If it was not you, do nothing: we won’t write again.',
  changeSubject: (name) => `Your subscription to ${name}`,
  changeLetter: (name) =>
    `Somebody asked for the newsletter of ${name} at this address, which is already subscribed. To change your subscription or to unsubscribe:`,
  changeLetterLink: 'My subscription',
  issueSubject: (name, date) => `${name}: ${date}`,
  proofSubject: (subject) => `Test: ${subject}`,
  breakingSubject: (headline) => `Breaking: ${headline}`,
  moreNews: 'More news',
  readArticle: 'Read it',
  whySent: (name) => `You get this message because you subscribed to the newsletter of ${name}.`,
  change: 'Change what you get',
  viewInBrowser: 'Open it in the browser',

  websub: 'At once, in your feed reader',
  websubText:
    'Our feeds support WebSub: if your feed reader does too, you get news the moment it is published.',
  pickFeed: 'A feed for each section and story',

  pushTitle: 'Notifications',
  pushText:
    'Get news on your device the moment it is published, even while the site is closed. Your browser asks for permission only when you press the button, and we store nothing about you except your choices here.',
  pushAway:
    'This browser does not support notifications. On an iPhone or iPad, first add the site to the home screen and open it from there.',
  pushBreaking: 'Breaking news',
  pushBreakingText: 'Only news that cannot wait',
  pushSections: 'News of sections',
  pushStories: 'News of stories',
  pushOn: 'Turn notifications on',
  pushChange: 'Save my choice',
  pushOff: 'Turn notifications off',
  pushIsOn: 'Notifications are on for this device.',
  pushIsOff: 'Notifications are off for this device.',
  pushDenied:
    'Your browser did not allow notifications. Allow them in its settings for this site and try again.',
  pushNothing: 'Choose at least one.',
  pushFailed: 'This did not work. Try again in a while.',
}
