/** Cached pages are the pages of an empty cache, for ten seeds, after 10 × 2 × 60 random commands each. */
import { expect, test } from 'vitest'
import { proveCachedPages } from '../oracle/cached-pages.ts'
import { seed } from '../seed.ts'

test.each(Array.from({ length: 10 }, (_, n) => seed + n * 1_000))('seed %i', async (one) => {
  const compared = await proveCachedPages({ seed: one, rounds: 10, commandsEach: 60 })
  console.log(`${compared} pages compared`)
  expect(compared).toBeGreaterThan(2_000)
})
