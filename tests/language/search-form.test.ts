import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { light10, normalise, tokens } from '../../src/language/search-form.ts'
import { queryForm, searchForm } from '../../src/language/search-terms.ts'
import { stopWords, stopWordsOf } from '../../src/language/stop-words.ts'
import search from './fixtures/search.json' with { type: 'json' }
import { anyText } from './texts.ts'

describe('normalised spelling', () => {
  test.each(search.same)('%s = %s', (a, b) => {
    expect(normalise(a!)).toBe(normalise(b!))
  })

  test.each(search.different)('%s ≠ %s', (a, b) => {
    expect(normalise(a!)).not.toBe(normalise(b!))
  })

  test('normalising is idempotent', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const once = normalise(text)
        expect(normalise(once)).toBe(once)
      }),
      { numRuns: 1000 },
    )
  })
})

test.each(search.stems)('the stem of %s is %s', (word, stem) => {
  expect(light10(word!)).toBe(stem)
})

test.each(search.found)('%s finds %s', (asked, written) => {
  expect(queryForm(asked!)).toEqual(searchForm(written!))
})

test('the definite article, "and" and their combinations do not change the stem of a word', () => {
  const word = fc.array(fc.constantFrom(...'بتجحخدرزسشصعغفقكمنو'), { minLength: 3, maxLength: 8 })
  fc.assert(
    fc.property(
      word,
      fc.constantFrom('ال', 'وال', 'بال', 'كال', 'فال', 'لل', 'ولل', 'وبال'),
      (letters, prefix) => {
        expect(light10(prefix + letters.join(''))).toBe(light10(letters.join('')))
      },
    ),
  )
})

test.each(search.forms as [string, string[]][])('%s', (text, form) => {
  expect(searchForm(text)).toEqual(form)
})

test('stop words are stored in normalised form', () => {
  for (const word of stopWords) expect(normalise(word)).toBe(word)
})

test('a mistyped "على" does not prevent a match', () => {
  expect(queryForm('الهجوم علي غزة')).toEqual(searchForm('الهجوم على غزة'))
  expect(queryForm('علي')).toEqual(['عل'])
  expect(searchForm('علي عبد الله')).toContain(queryForm('علي')[0])
})

test('a search form consists of plain words', () => {
  fc.assert(
    fc.property(anyText, fc.constantFrom('ar', 'fa', 'en'), (text, language) => {
      for (const word of searchForm(text, language)) {
        expect(word).toMatch(/^[\p{L}\p{N}\p{M}]+$/u)
      }
    }),
    { numRuns: 1000 },
  )
})

test.each([
  ['en', 'the ministers were elected', ['minist', 'elect']],
  ['en', 'an election', ['elect']],
  ['fr', 'L’armée et les armées', ['arme', 'arme']],
  ['fr', 'qu’il présidentielle', ['presidentiel']],
  ['fa', 'دولت می‌گوید', ['دولت', 'گويد']],
  ['fa', 'کتاب‌هایی', ['كتاب']],
  ['fa', 'کتابها بزرگترین', ['كتاب', 'بزرگ']],
  ['ur', 'خبروں میں خبریں', ['خبر', 'خبر']],
  ['ur', 'لڑکوں لڑکے', ['لڑك', 'لڑك']],
] as const)('in %s «%s» is searched by its stems', (language, text, stems) => {
  expect(searchForm(text, language)).toEqual(stems)
})

test('function words of every language are stored in normalised form', () => {
  for (const words of Object.values(stopWordsOf)) {
    for (const word of words) expect(normalise(word)).toBe(word)
  }
})

test('punctuation ends a word', () => {
  expect(tokens('قال،وأضاف')).toEqual(['قال', 'وأضاف'])
})
