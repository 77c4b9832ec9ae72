import { expect, test } from 'vitest'
import type { Language } from '../../src/language/languages.ts'
import { relativeTime } from '../../src/language/relative.ts'
import relative from './fixtures/relative.json' with { type: 'json' }

const now = new Date('2026-01-15T12:00:00Z')
const cases = Object.entries(relative).flatMap(([language, list]) =>
  list.map(([seconds, phrase]) => [language, seconds, phrase] as [Language, number, string | null]),
)

test.each(cases)('%s, %i seconds: %s', (language, seconds, phrase) => {
  const from = new Date(now.getTime() - seconds * 1000)
  expect(relativeTime(from, now, language, 'latn')?.replaceAll('\u00a0', ' ') ?? null).toBe(phrase)
})

test('uses the digits of the publication', () => {
  expect(relativeTime(new Date('2026-01-15T11:55:00Z'), now, 'ar', 'arab')).toBe('قبل ٥\u00a0دقائق')
})

test('an invalid date gives null', () => {
  expect(relativeTime(new Date(Number.NaN), now, 'ar', 'latn')).toBeNull()
})
