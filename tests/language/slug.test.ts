import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Language, languages } from '../../src/language/languages.ts'
import { slugify } from '../../src/language/slug.ts'
import slugs from './fixtures/slugs.json' with { type: 'json' }
import { anyText } from './texts.ts'

test.each(slugs as [string, Language, string][])('%s (%s) → %s', (text, language, slug) => {
  expect(slugify(text, language)).toBe(slug)
})

test('any text gives a short, stable slug of one path segment', () => {
  fc.assert(
    fc.property(anyText, fc.constantFrom(...languages), (text, language) => {
      const slug = slugify(text, language)
      expect(slugify(slug, language)).toBe(slug)
      expect(slug).toMatch(/^(?:[\p{L}\p{N}\p{M}]+(?:-[\p{L}\p{N}\p{M}]+)*)?$/u)
      expect(slug).not.toMatch(/[/.%?#\p{C}\s\u0640\u064b-\u0652]/u)
      expect(slug.normalize('NFC')).toBe(slug)
      expect(Array.from(slug).length).toBeLessThanOrEqual(80)
    }),
    { numRuns: 1000 },
  )
})

test('a long headline is cut at a word', () => {
  const slug = slugify('وزير الخارجية يبحث مع نظيره الأوضاع الراهنة '.repeat(4), 'ar')
  expect(slug).toBe('وزير-الخارجية-يبحث-مع-نظيره-الأوضاع-الراهنة-وزير-الخارجية-يبحث-مع-نظيره-الأوضاع')
  expect(slugify('ا'.repeat(200), 'ar')).toHaveLength(80)
})
