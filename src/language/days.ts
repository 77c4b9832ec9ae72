/** What the clock and the calendar on the wall of a time zone show. Months 1–12, weekdays 0 (Sunday)–6. */
export type WallTime = {
  year: number
  month: number
  day: number
  weekday: number
  hour: number
  minute: number
  second: number
}

const hour = 3_600_000
const clocks = new Map<string, Intl.DateTimeFormat>()

function clockOf(timeZone: string): Intl.DateTimeFormat {
  let clock = clocks.get(timeZone)
  if (!clock) {
    clock = new Intl.DateTimeFormat('en', {
      calendar: 'gregory',
      numberingSystem: 'latn',
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    })
    clocks.set(timeZone, clock)
  }
  return clock
}

/** Throws RangeError for an unknown time zone or an invalid date. Years of our era only. */
export function wallTime(instant: Date | number, timeZone: string): WallTime {
  const wall: Record<string, number> = {}
  for (const { type, value } of clockOf(timeZone).formatToParts(instant)) {
    if (type !== 'literal') wall[type] = Number(value)
  }
  const { year, month, day } = wall as WallTime
  return { ...(wall as WallTime), weekday: weekdayOf(year, month, day) }
}

/** Weekday, 0 (Sunday)–6, of a Gregorian date. */
export function weekdayOf(year: number, month: number, day: number): number {
  return new Date(Date.UTC(year, month - 1, day)).getUTCDay()
}

/** The day on the wall as YYYY-MM-DD. */
export function isoDay(instant: Date | number, timeZone: string): string {
  const { year, month, day } = wallTime(instant, timeZone)
  return isoOf(year, month, day)
}

export function isoOf(year: number, month: number, day: number): string {
  const two = (n: number) => String(n).padStart(2, '0')
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`
}

/** The first moment of the day that the instant falls on; not 00:00 where the clock skips midnight (Beirut, Cairo). */
export function startOfDay(instant: Date, timeZone: string): Date {
  return dayStart(isoDay(instant, timeZone), timeZone)
}

/** The first moment after the instant at which the wall shows a later day (skipped days are skipped). */
export function nextMidnight(instant: Date, timeZone: string): Date {
  const { year, month, day } = wallTime(instant, timeZone)
  const tomorrow = new Date(Date.UTC(year, month - 1, day + 1)).toISOString().slice(0, 10)
  return dayStart(tomorrow, timeZone, instant.getTime())
}

/** The first moment of an ISO day in a time zone; if the zone skipped that day, of the next one it had. */
export function dayStart(day: string, timeZone: string, after = Number.NEGATIVE_INFINITY): Date {
  const midnight = Date.parse(`${day}T00:00:00Z`)
  const begins = (time: number) =>
    time > after && isoDay(time, timeZone) === day && isoDay(time - 1, timeZone) < day
  // Before and after a change of the clock; the larger offset is the earlier moment.
  const before = midnight - offset(midnight - 24 * hour, timeZone)
  const later = midnight - offset(midnight + 24 * hour, timeZone)
  for (const time of [Math.min(before, later), Math.max(before, later)]) {
    if (begins(time)) return new Date(time)
  }
  return firstMoment(day, timeZone, midnight)
}

/** Bisects for the change of day, where it is the clock itself that jumped over midnight. */
function firstMoment(day: string, timeZone: string, midnight: number): Date {
  let low = midnight - 26 * hour
  let high = midnight + 26 * hour
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (isoDay(middle, timeZone) >= day) high = middle
    else low = middle
  }
  return new Date(high)
}

/** Milliseconds that the wall is ahead of UTC. */
function offset(time: number, timeZone: string): number {
  const { year, month, day, hour: hours, minute, second } = wallTime(time, timeZone)
  return Date.UTC(year, month - 1, day, hours, minute, second) - Math.floor(time / 1000) * 1000
}
