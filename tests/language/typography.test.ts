import fc from 'fast-check'
import { expect, test } from 'vitest'
import { languages } from '../../src/language/languages.ts'
import { spellSigns } from '../../src/language/spelled-signs.ts'
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

test('French punctuation gets its spaces', () => {
  const french = (text: string) => suggestTypography(text, 'fr')
  expect(french('Oui ! "Bien" : non?')).toBe('Oui\u202f! «\u00a0Bien\u00a0»\u00a0: non\u202f?')
  expect(french('Bilan: 3 morts ; 12 blessés (dont un grave)?!')).toBe(
    'Bilan\u00a0: 3 morts\u202f; 12 blessés (dont un grave)\u202f?!',
  )
  // Spaces of the wrong kind too; never within a time, a score or an address.
  expect(french('Pourquoi\u00a0? «\u202fParce que\u202f»')).toBe('Pourquoi\u202f? «\u00a0Parce que\u00a0»')
  expect(french('À 10:30, voir https://example.org/?a;b')).toBe('À 10:30, voir https://example.org/?a;b')
})

/** Short texts made of nothing but what the rules look at: they meet in every order. */
const crowdedMarks = fc.string({
  unit: fc.constantFrom(...'aب1".,;:?!«»“”()%… \t\u00a0\u202f\u064e\n'),
  maxLength: 12,
})

test.each([undefined, 1, -1268170837])(
  'an accepted suggestion produces no further suggestion (seed %s)',
  (seed) => {
    fc.assert(
      fc.property(fc.oneof(anyText, crowdedMarks), fc.constantFrom(...languages), (text, language) => {
        const once = suggestTypography(text, language)
        expect(suggestTypography(once, language)).toBe(once)
      }),
      {
        numRuns: 2000,
        ...(seed === undefined ? {} : { seed }),
        examples: [
          ['Bilan:»', 'fr'],
          ['""نعم""', 'ar'],
          [`${'"'.repeat(40)}a${'"'.repeat(40)}`, 'en'],
        ],
      },
    )
  },
)

test('signs that stand for words are spelled out where a typeface lacks them', () => {
  expect(spellSigns('النبي ﷺ، الله ﷻ، عمر \ufd41')).toBe('النبي ﷺ، الله جل جلاله، عمر رضي الله عنه')
  expect(spellSigns('﷽ \ufd3fاقرأ\ufd3e ﻣﺤﻤﺪ ﻻ ۱۰ ﷼')).toBe('بسم الله الرحمن الرحيم (اقرأ) محمد لا ۱۰ ریال')
  expect(spellSigns('چگونه؟ پیّر لّـَ GPT-5')).toBe('چگونه؟ پیّر لّـَ GPT-5')
})

test('quotation marks and units are corrected', () => {
  expect(quote('نعم', 'ar')).toBe('«نعم»')
  expect(quote('oui', 'fr')).toBe('«\u00a0oui\u00a0»')
  expect(quote('yes', 'en')).toBe('“yes”')
  expect(withUnit('36', 'كم')).toBe('36\u00a0كم')
})

test('words and reading minutes are counted', () => {
  expect(wordCount('قال الوزير: «لا تعليق» – 1,234.5 دولارًا.')).toBe(6)
  expect(wordCount('می‌شود d’État it’s')).toBe(3)
  expect(wordCount(' … ')).toBe(0)
  expect(readingMinutes('')).toBe(1)
  expect(readingMinutes('كلمة '.repeat(540))).toBe(3)
  expect(readingMinutes('word '.repeat(720))).toBe(3)
})
