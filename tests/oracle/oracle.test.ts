import { expect, test } from 'vitest'
import { seed } from '../seed.ts'
import { proveCachedPages } from './cached-pages.ts'

test(`after each pause of random editing, cached pages equal pages of an empty cache (seed ${seed})`, async () => {
  expect(await proveCachedPages({ seed, rounds: 4, commandsEach: 25 })).toBeGreaterThan(500)
})
