/** A reader's text cannot change the page around it. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cleanComment, cleanName, lengthOf, linksIn, saysSomething } from '../../src/language/comment-text.ts'

const pieces = fc.constantFrom(
  ...['م', 'رحبا', 'John', '7', ' ', '\t', '\n', '\r\n', '\n\n\n', '\u064e', '\u0651', '\u0670', '\u0301'],
  ...['\u202e', '\u202d', '\u2066', '\u2069', '\u200f', '\u061c', '\u200b', '\ufeff', '\u2060', '\u00ad'],
  ...[
    '\u3164',
    '\u2800',
    '\u{e0041}',
    '\u0000',
    '\u0007',
    '\u009b',
    '\u2028',
    '\ud800',
    '\u200c',
    '👩\u200d🚒',
    'é',
  ],
)
const texts = fc.array(pieces, { maxLength: 60 }).map((parts) => parts.join(''))

test('direction overrides, invisible characters and repeated line breaks are removed', () => {
  fc.assert(
    fc.property(texts, (text) => {
      const clean = cleanComment(text)
      expect(clean).not.toMatch(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/)
      expect(clean).not.toMatch(
        /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b\u2028\u2029\u2060\ufeff\u3164\u2800]/,
      )
      expect(clean).not.toMatch(/\n{3}|^\s|\s$| {2}/)
      expect(clean).not.toMatch(/\p{M}{5}/u)
      expect(clean.isWellFormed()).toBe(true)
      expect(clean).toBe(clean.normalize('NFC'))
    }),
  )
})

test('cleaning is idempotent', () => {
  fc.assert(
    fc.property(texts, (text) => {
      expect(cleanComment(cleanComment(text))).toBe(cleanComment(text))
      expect(cleanName(cleanName(text))).toBe(cleanName(text))
    }),
  )
})

test('a name is one line', () => {
  expect(cleanName(' سلمى \n\u202e  حداد\t')).toBe('سلمى حداد')
})

test('a vowelled word, a Persian word and an emoji stay unchanged, and a pile of marks is reduced', () => {
  for (const text of ['مُحَمَّدٌ', 'إِنَّهُۥ', 'می‌خواهم', '👩‍🚒 ☎️', 'café']) expect(cleanComment(text)).toBe(text)
  expect(cleanComment(`ن${'\u0651'.repeat(500)}ص`)).toBe(`ن${'\u0651'.repeat(4)}ص`)
  expect(lengthOf('👩‍🚒')).toBe(3)
})

test('a text of signs has no words', () => {
  for (const text of ['', '...', '\u0651\u064e', '— !']) expect(saysSomething(text)).toBe(false)
  for (const text of ['لا', '7', '👍', '﷽', 'ﷺ']) expect(saysSomething(text)).toBe(true)
})

test('addresses become links without losing text or including punctuation', () => {
  expect(linksIn('انظر https://news.example/a?b=1. ثم (http://x.example/)، انتهى')).toEqual([
    { text: 'انظر ' },
    { text: 'https://news.example/a?b=1', url: 'https://news.example/a?b=1' },
    { text: '. ثم (' },
    { text: 'http://x.example/', url: 'http://x.example/' },
    { text: ')، انتهى' },
  ])
  const dots = `http://x.example/${'.'.repeat(1_000)}`
  expect(linksIn(`${dots}x`)).toEqual([{ text: `${dots}x`, url: `${dots}x` }])
  expect(linksIn(dots)[0]).toEqual({ text: 'http://x.example/', url: 'http://x.example/' })
  expect(linksIn('javascript:alert(1) و data:text/html,x')).toEqual([
    { text: 'javascript:alert(1) و data:text/html,x' },
  ])
  fc.assert(
    fc.property(texts, fc.webUrl(), texts, (before, url, after) => {
      const text = `${before} ${url} ${after}`
      expect(
        linksIn(text)
          .map((part) => part.text)
          .join(''),
      ).toBe(text)
    }),
  )
})
