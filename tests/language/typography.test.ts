import fc from 'fast-check'
import { expect, test } from 'vitest'
import { languages } from '../../src/language/languages.ts'
import {
  quote,
  readingMinutes,
  suggestTypography,
  withUnit,
  wordCount,
} from '../../src/language/typography.ts'
import { anyText } from './texts.ts'

test.each([
  ['قال "نعم" , ثم ذهب; لماذا ?', 'قال «نعم»، ثم ذهب؛ لماذا؟'],
  ['قال,ثم سكت...', 'قال، ثم سكت…'],
  ['بلغ 1,234.5 في https://example.org/?a,b', 'بلغ 1,234.5 في https://example.org/?a,b'],
  ['بنسبة 50 %', 'بنسبة 50\u00a0%'],
  ['كما هو، تمامًا.', 'كما هو، تمامًا.'],
])('%s → %s', (text, better) => {
  expect(suggestTypography(text, 'ar')).toBe(better)
})

test('French spaces', () => {
  expect(suggestTypography('Oui ! "Bien" : non?', 'fr')).toBe(
    'Oui\u202f! «\u202fBien\u202f»\u00a0: non\u202f?',
  )
})

test('a suggestion taken needs no other', () => {
  fc.assert(
    fc.property(anyText, fc.constantFrom(...languages), (text, language) => {
      const once = suggestTypography(text, language)
      expect(suggestTypography(once, language)).toBe(once)
    }),
    { numRuns: 1000 },
  )
})

test('quotation marks and units', () => {
  expect(quote('نعم', 'ar')).toBe('«نعم»')
  expect(quote('oui', 'fr')).toBe('«\u202foui\u202f»')
  expect(quote('yes', 'en')).toBe('“yes”')
  expect(withUnit('36', 'كم')).toBe('36\u00a0كم')
})

test('words and minutes', () => {
  expect(wordCount('قال الوزير: «لا تعليق» – 1,234.5 دولارًا.')).toBe(6)
  expect(wordCount('می‌شود d’État it’s')).toBe(3)
  expect(wordCount(' … ')).toBe(0)
  expect(readingMinutes('')).toBe(1)
  expect(readingMinutes('كلمة '.repeat(540))).toBe(3)
  expect(readingMinutes('word '.repeat(720))).toBe(3)
})
