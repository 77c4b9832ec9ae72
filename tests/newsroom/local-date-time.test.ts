import fc from 'fast-check'
import { expect, test } from 'vitest'
import { localDateTimeOf, momentOf } from '../../src/newsroom/ui/local-date-time.ts'

const zones = ['Asia/Riyadh', 'Africa/Cairo', 'Asia/Beirut', 'Africa/Casablanca', 'Asia/Tehran', 'UTC']

test('a moment is converted to a local time and back', () => {
  const minute = fc.integer({ min: Date.UTC(2000, 0) / 60_000, max: Date.UTC(2035, 0) / 60_000 })
  fc.assert(
    fc.property(minute, fc.constantFrom(...zones), (n, zone) => {
      const wall = localDateTimeOf(new Date(n * 60_000), zone)
      const back = momentOf(wall, zone)!
      // The same wall, and never later: an hour that comes twice means its first time.
      expect(localDateTimeOf(back, zone)).toEqual(wall)
      expect(back.getTime()).toBeLessThanOrEqual(n * 60_000)
      expect(n * 60_000 - back.getTime()).toBeLessThanOrEqual(3_600_000)
    }),
    { numRuns: 500 },
  )
})

test('invalid days and times are refused', () => {
  for (const [day, time] of [
    ['', ''],
    ['2026-01-01', ''],
    ['2026-13-01', '10:00'],
    ['2026-01-01', '25:00'],
    ['20260-01-01', '10:00'],
  ])
    expect(momentOf({ day: day!, time: time! }, 'Asia/Riyadh')).toBeNull()
})

test('a skipped hour becomes the first moment after the jump', () => {
  // On 26 April 2024 Cairo went from 00:00 to 01:00.
  const moment = momentOf({ day: '2024-04-26', time: '00:30' }, 'Africa/Cairo')!
  expect(localDateTimeOf(moment, 'Africa/Cairo')).toEqual({ day: '2024-04-26', time: '01:00' })
})
