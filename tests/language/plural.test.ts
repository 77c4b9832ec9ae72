import fc from 'fast-check'
import { expect, test } from 'vitest'
import { languages } from '../../src/language/languages.ts'
import { count, pluralClass } from '../../src/language/plural.ts'
import plurals from './fixtures/plurals.json' with { type: 'json' }

const plain = (text: string) => text.replaceAll('\u00a0', ' ')

test.each(plurals.cases as [number, string][])('%i is written "%s"', (n, phrase) => {
  expect(plain(count(n, plurals.forms, 'ar', 'latn'))).toBe(phrase)
})

test('the Arabic classes are those of CLDR', () => {
  const cldr = new Intl.PluralRules('ar')
  fc.assert(fc.property(fc.nat(), (n) => pluralClass(n, 'ar') === cldr.select(n)))
  for (let n = 0; n <= 1100; n++) expect(pluralClass(n, 'ar')).toBe(cldr.select(n))
})

test('number and noun stay on one line', () => {
  expect(count(36, plurals.forms, 'ar', 'latn')).toBe('36\u00a0خبرًا')
  expect(count(36, plurals.forms, 'ar', 'arab')).toBe('٣٦\u00a0خبرًا')
})

test('other languages use the singular for one', () => {
  expect(plain(count(1, { one: 'item', other: 'items' }, 'en', 'latn'))).toBe('1 item')
  expect(plain(count(0, { one: 'article', other: 'articles' }, 'fr', 'latn'))).toBe('0 article')
  expect(plain(count(1_000_000, { one: 'article', other: 'articles' }, 'fr', 'latn'))).toMatch(/articles$/)
  expect(plain(count(5, { other: 'خبر' }, 'fa', 'arabext'))).toBe('۵ خبر')
})

test('invalid numbers are refused', () => {
  for (const language of languages) {
    for (const n of [-1, 1.5, Number.NaN])
      expect(() => count(n, { other: 'x' }, language, 'latn')).toThrow(RangeError)
  }
})
