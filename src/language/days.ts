import * as PlainDateTime from 'temporal-polyfill/fns/PlainDateTime'
import * as ZonedDateTime from 'temporal-polyfill/fns/ZonedDateTime'
import { wallNumbers } from './wall.ts'

/** Local date and time in a time zone. Months 1–12, weekdays 0 (Sunday)–6. */
export type WallTime = {
  year: number
  month: number
  day: number
  weekday: number
  hour: number
  minute: number
  second: number
}

const wall = wallNumbers({
  calendar: 'gregory',
  hourCycle: 'h23',
  ...{ year: 'numeric', month: 'numeric', day: 'numeric' },
  ...{ hour: 'numeric', minute: 'numeric', second: 'numeric' },
})

/** Throws RangeError for an unknown time zone or an invalid date. Only for years of the Common Era. */
export function wallTime(instant: Date | number, timeZone: string): WallTime {
  const shown = wall(instant, timeZone) as WallTime
  const { year, month, day } = shown
  return { ...shown, weekday: weekdayOf(year, month, day) }
}

/** The weekday, 0 (Sunday)–6, of a Gregorian date. */
export function weekdayOf(year: number, month: number, day: number): number {
  return new Date(Date.UTC(year, month - 1, day)).getUTCDay()
}

/** The local day as YYYY-MM-DD. */
export function isoDay(instant: Date | number, timeZone: string): string {
  const { year, month, day } = wallTime(instant, timeZone)
  return isoOf(year, month, day)
}

export function isoOf(year: number, month: number, day: number): string {
  const two = (n: number) => String(n).padStart(2, '0')
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`
}

/** The first moment of the local day; not 00:00 where the clock skips midnight (Beirut, Cairo). */
export function startOfDay(instant: Date, timeZone: string): Date {
  return dayStart(isoDay(instant, timeZone), timeZone)
}

/** The first moment after the instant with a later local day (skipped days are skipped). */
export function nextMidnight(instant: Date, timeZone: string): Date {
  const tomorrow = dayAfter(isoDay(instant, timeZone), 1)
  const first = dayStart(tomorrow, timeZone)
  // A clock that is put back over midnight ends a day twice; the second end counts.
  return first > instant ? first : new Date(zoned(tomorrow, 0, timeZone, 'later').epochMilliseconds)
}

/** The date (YYYY-MM-DD) this many calendar days later. */
export function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}

/** The number of calendar days from one date (YYYY-MM-DD) to another. */
export const daysFrom = (first: string, last: string): number =>
  (Date.parse(`${last}T00:00:00Z`) - Date.parse(`${first}T00:00:00Z`)) / 86_400_000

/** The first moment of an ISO day in a time zone; if the zone skipped that day, of the next one. */
export function dayStart(day: string, timeZone: string): Date {
  return momentAt(day, 0, timeZone)
}

/**
 * The moment of a local time: the first one where an hour repeats, and the first existing moment where the
 * clock skips the time.
 * @param day YYYY-MM-DD; throws RangeError for an invalid date
 * @param minutes after midnight by the clock, 1140 for 19:00; may extend into the next days
 */
export function momentAt(day: string, minutes: number, timeZone: string): Date {
  const date = dayAfter(day, Math.floor(minutes / 1440))
  const within = minutes - Math.floor(minutes / 1440) * 1440
  const first = zoned(date, within, timeZone, 'compatible')
  const isThere = PlainDateTime.equals(ZonedDateTime.toPlainDateTime(first), wallAt(date, within))
  if (isThere) return new Date(first.epochMilliseconds)
  const before = zoned(date, within, timeZone, 'earlier')
  const jump = ZonedDateTime.getTimeZoneTransition(before, 'next')
  return new Date((jump ?? first).epochMilliseconds)
}

function wallAt(day: string, minutes: number) {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  return PlainDateTime.create(year, month, date, Math.floor(minutes / 60), minutes % 60)
}

const zoned = (day: string, minutes: number, timeZone: string, which: 'compatible' | 'earlier' | 'later') =>
  PlainDateTime.toZonedDateTime(wallAt(day, minutes), timeZone, { disambiguation: which })
