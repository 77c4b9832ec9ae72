import type { TakingPart } from './words.ts'

export const en: TakingPart = {
  crossSiteTitle: 'The request was not accepted',
  crossSiteText: 'It came from another site. Open the page on this site and try again.',
  tooLargeTitle: 'The text is too long',
  tooLargeText: 'Nothing was saved. Shorten the text and send it again.',
  tooManyTitle: 'Too many attempts',
  tooManyText: 'Many attempts came from your network in a short time. Wait a few minutes and try again.',
  badFormTitle: 'We could not understand the request',
  badFormText:
    'Something in what was sent is missing or not right, and nothing was saved. Go back and try again.',
}
