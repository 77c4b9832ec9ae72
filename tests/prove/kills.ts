/** No acknowledged row is missing after 70 kills of the program, the database and its guard, in a random order. */
import { afterEach, test } from 'vitest'
import { proveNothingIsLost, rounds } from '../platform/postgres-kills.ts'
import { cleanUp } from '../platform/postgres-user.ts'
import { randomFrom, seed } from '../seed.ts'

afterEach(cleanUp)

test(`70 kills (seed ${seed})`, async () => {
  const random = randomFrom(seed)
  const victims = Array.from({ length: 70 }, () => rounds[Math.floor(random() * rounds.length)]!)
  console.log(`${await proveNothingIsLost(victims, random)} acknowledged rows, all there`)
})
