import { describe, expect, test } from 'vitest'
import { direction } from '../../src/language/bidi.ts'
import { languages } from '../../src/language/languages.ts'
import { browsingMessages } from '../../src/language/messages/browsing/messages.ts'
import { followingMessages } from '../../src/language/messages/following/messages.ts'
import { messagesFor } from '../../src/language/messages/messages.ts'
import { takingPartMessages } from '../../src/language/messages/taking-part/messages.ts'
import { suggestTypography } from '../../src/language/typography.ts'

/** The messages of the site for readers, commenters and subscribers. */
const allWords = (language: (typeof languages)[number]) => ({
  ...messagesFor(language),
  ...takingPartMessages(language),
  ...followingMessages(language),
  ...browsingMessages(language),
})
const names = Object.keys(allWords('ar')).sort()

/** All texts of a language; functions are called with a number or a name. */
function sentences(language: (typeof languages)[number]): [string, string][] {
  return Object.entries(allWords(language)).flatMap(([key, value]): [string, string][] => {
    if (typeof value === 'string') return [[key, value]]
    if (typeof value === 'object')
      return Object.entries(value).map(([kind, name]) => [`${key}.${kind}`, name])
    const message = value as (...values: unknown[]) => string
    const counted =
      /^(newsItems|articles|storyItems|readingTime|entries|newEntries|episodes|photos|commentCount|results|replies|lettersLeft|characters|foundWhole)$/
    if (!counted.test(key)) return [[key, message('7', '9', '8')]]
    return [0, 1, 2, 3, 11, 100].map((n): [string, string] => [`${key}(${n})`, message(n, 'latn')])
  })
}

describe.each(languages)('the site’s texts in %s', (language) => {
  test('are complete', () => {
    expect(Object.keys(allWords(language)).sort()).toEqual(names)
    for (const [key, text] of sentences(language)) {
      expect(text.trim(), key).toBe(text)
      expect(text, key).not.toMatch(/^$|undefined|NaN|\[object| {2}/)
    }
  })

  test('use their own script and punctuation', () => {
    for (const [key, text] of sentences(language)) {
      if (direction(language) === 'rtl') {
        expect(text, key).toMatch(/\p{Script=Arabic}|JSON Feed/u)
        expect(text, key).not.toMatch(/[,;?"']/)
      } else {
        expect(text, key).not.toMatch(/\p{Script=Arabic}|["']/u)
      }
    }
  })
})

test('French has its no-break spaces', () => {
  for (const [key, text] of sentences('fr')) expect(suggestTypography(text, 'fr'), key).toBe(text)
})

test('Arabic and Persian letters do not mix', () => {
  for (const [key, text] of sentences('ar')) expect(text, key).not.toMatch(/[یکگچپہے]/)
  for (const language of ['fa', 'ur'] as const) {
    for (const [key, text] of sentences(language)) expect(text, key).not.toMatch(/[يكىة]/)
  }
})

test('the texts match the reference page', () => {
  const ar = messagesFor('ar')
  expect([ar.onAir, ar.followUs, ar.sections, ar.videos, ar.source, ar.comments, ar.momentByMoment]).toEqual([
    'مباشر',
    'أين يمكنك متابعتنا',
    'أقسام مهمة',
    'فيديوهات',
    'المصدر',
    'التعليقات',
    'لحظة بلحظة',
  ])
  expect(ar.storyItems(36, 'latn')).toBe('36\u00a0خبرًا')
  expect(ar.episodes(2, 'latn')).toBe('حلقتان')
  expect(ar.readingTime(4, 'arab')).toBe('قراءة في ٤\u00a0دقائق')
})
