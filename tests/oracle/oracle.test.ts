import { expect, test } from 'vitest'
import { seed } from '../seed.ts'
import { proveCachedPages } from './cached-pages.ts'

test(`whenever the desks rest, cached pages are the pages of an empty cache (seed ${seed})`, async () => {
  expect(await proveCachedPages({ seed, rounds: 4, commandsEach: 25 })).toBeGreaterThan(500)
})
