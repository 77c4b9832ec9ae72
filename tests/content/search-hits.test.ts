/** The fast search in a text finds the same as a comparison of each word. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { excerpt } from '../../src/content/search/excerpts.ts'
import { hitsIn } from '../../src/content/search/hits.ts'
import { soughtAs } from '../../src/content/search/marks.ts'
import { withParticles, wordsIn } from '../../src/language/search-form.ts'
import { searchForm } from '../../src/language/search-terms.ts'
import { anyText } from '../language/texts.ts'

const soughtFor = (words: string[]) =>
  new Map(
    words
      .flatMap((word) => searchForm(word))
      .flatMap((stem) => [stem, ...withParticles(stem)].map((form): [string, string] => [form, stem])),
  )

const wordByWord = (text: string, sought: ReadonlyMap<string, string>) =>
  [...wordsIn(text)].flatMap(({ at, word }) => {
    const as = soughtAs(word, sought)
    return as === undefined ? [] : [{ at, as }]
  })

const spellings = [
  ...['الوزيرة', 'وزيرٌ', 'للوزير', 'وَزِيـــر', 'مدينتها', 'المدينه', 'مسؤول', 'مسئول', 'بمصر', 'إلى', 'الى'],
  ...[
    'کتاب',
    'كتاب',
    '٣٥٠٠',
    '3500',
    'BBC',
    'الـBBC',
    'ﻻعب',
    'م\u200dصر',
    'آفاق',
    'ا\u0653فاق',
    'مسي\u0654ول',
    'أ',
    '²',
    '«',
  ],
]
const arabicText = fc.array(fc.constantFrom(...spellings, ' ', ' ', '،', '-', '\u200f'), { maxLength: 40 })

test('marks the searched words in Arabic text', () => {
  fc.assert(
    fc.property(
      arabicText.map((parts) => parts.join('')),
      fc.array(fc.constantFrom(...spellings), { maxLength: 3 }),
      (text, words) => {
        const sought = soughtFor(words)
        expect(hitsIn(text, sought)).toEqual(wordByWord(text, sought))
      },
    ),
    { numRuns: 3_000 },
  )
})

test('marks words taken out of any text', () => {
  fc.assert(
    fc.property(anyText, fc.nat(), (text, n) => {
      const words = [...wordsIn(text)].map(({ word }) => word)
      const sought = soughtFor(words.length > 0 ? [words[n % words.length]!] : [])
      expect(hitsIn(text, sought)).toEqual(wordByWord(text, sought))
    }),
    { numRuns: 1_000 },
  )
})

test('does not mark a function word that shares the stem of a searched word', () => {
  const sought = soughtFor(['الولايات'])
  expect(hitsIn('لا أحد في الولاية', sought)).toEqual([{ at: 10, as: [...sought.values()][0] }])
})

test('keeps the excerpt of any text short', () => {
  fc.assert(
    fc.property(anyText, fc.integer({ min: 1, max: 400 }), (text, times) => {
      expect(excerpt(text.repeat(times), soughtFor(['الوزير'])).length).toBeLessThanOrEqual(504)
    }),
  )
})
