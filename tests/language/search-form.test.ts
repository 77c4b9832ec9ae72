import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { light10, normalise, queryForm, searchForm, tokens } from '../../src/language/search-form.ts'
import { stopWords } from '../../src/language/stop-words.ts'
import search from './fixtures/search.json' with { type: 'json' }
import { anyText } from './texts.ts'

describe('one spelling', () => {
  test.each(search.same)('%s = %s', (a, b) => {
    expect(normalise(a!)).toBe(normalise(b!))
  })

  test.each(search.different)('%s ≠ %s', (a, b) => {
    expect(normalise(a!)).not.toBe(normalise(b!))
  })

  test('normalising twice changes nothing', () => {
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

test('the article, "and" and their joins never change what a word is found by', () => {
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

test('stop words stand as normalise leaves them', () => {
  for (const word of stopWords) expect(normalise(word)).toBe(word)
})

test('what is typed for "على" does not stand in the way of a question', () => {
  expect(queryForm('الهجوم علي غزة')).toEqual(searchForm('الهجوم على غزة'))
  expect(queryForm('علي')).toEqual(['عل'])
  expect(searchForm('علي عبد الله')).toContain(queryForm('علي')[0])
})

test('a form is made of plain words alone', () => {
  fc.assert(
    fc.property(anyText, fc.constantFrom('ar', 'fa', 'en'), (text, language) => {
      for (const word of searchForm(text, language)) {
        expect(word).toMatch(/^[\p{L}\p{N}\p{M}]+$/u)
      }
    }),
    { numRuns: 1000 },
  )
})

test('other languages keep their words', () => {
  expect(searchForm('L’été: The news', 'fr')).toEqual(['l', 'ete', 'the', 'news'])
  expect(searchForm('دولت می‌گوید', 'fa')).toEqual(['دولت', 'ميگويد'])
  expect(tokens('قال،وأضاف')).toEqual(['قال', 'وأضاف'])
})
