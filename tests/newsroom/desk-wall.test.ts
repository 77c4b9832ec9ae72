import fc from 'fast-check'
import { expect, test } from 'vitest'
import { momentOf, wallOf } from '../../src/newsroom/desk/wall.ts'

const zones = ['Asia/Riyadh', 'Africa/Cairo', 'Asia/Beirut', 'Africa/Casablanca', 'Asia/Tehran', 'UTC']

test('a moment goes to the wall and comes back', () => {
  const minute = fc.integer({ min: Date.UTC(2000, 0) / 60_000, max: Date.UTC(2035, 0) / 60_000 })
  fc.assert(
    fc.property(minute, fc.constantFrom(...zones), (n, zone) => {
      const wall = wallOf(new Date(n * 60_000), zone)
      const back = momentOf(wall, zone)!
      // The same wall, and never later: an hour that comes twice means its first time.
      expect(wallOf(back, zone)).toEqual(wall)
      expect(back.getTime()).toBeLessThanOrEqual(n * 60_000)
      expect(n * 60_000 - back.getTime()).toBeLessThanOrEqual(3_600_000)
    }),
    { numRuns: 500 },
  )
})

test('what is no day and time is none', () => {
  for (const [day, time] of [
    ['', ''],
    ['2026-01-01', ''],
    ['2026-13-01', '10:00'],
    ['2026-01-01', '25:00'],
    ['20260-01-01', '10:00'],
  ])
    expect(momentOf({ day: day!, time: time! }, 'Asia/Riyadh')).toBeNull()
})

test('an hour that the clock jumped over is as far after the jump', () => {
  // On 26 April 2024 Cairo went from 00:00 to 01:00.
  const moment = momentOf({ day: '2024-04-26', time: '00:30' }, 'Africa/Cairo')!
  expect(wallOf(moment, 'Africa/Cairo')).toEqual({ day: '2024-04-26', time: '01:30' })
})
