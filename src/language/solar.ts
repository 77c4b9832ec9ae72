/** The solar calendar of Iran and Afghanistan, from ICU ("persian"). */
import { wallNumbers } from './wall.ts'

export type SolarDay = { year: number; month: number; day: number }

const monthNames: string[] = []
const wall = wallNumbers({ calendar: 'persian', day: 'numeric', month: 'numeric', year: 'numeric' })

/** The local day in a time zone; it changes at midnight. */
export function solarDay(instant: Date | number, timeZone: string): SolarDay {
  const { year, month, day } = wall(instant, timeZone) as SolarDay
  return { year, month, day }
}

/** Month 1 (فروردین) to 12 (اسفند). */
export function solarMonth(month: number): string {
  if (monthNames.length === 0) {
    const names = new Intl.DateTimeFormat('fa-u-ca-persian', { month: 'long', timeZone: 'UTC' })
    // The fifth day of each month of 1404; the first six months have 31 days.
    for (let at = 0; at < 12; at++)
      monthNames.push(names.format(Date.UTC(2025, 2, 25 + at * 30 + Math.min(at, 6))))
  }
  return monthNames[month - 1]!
}

const dayLength = 86_400_000

/** 'YYYY-MM-DD' in the Gregorian calendar; null when the solar day does not exist (30 Esfand of a common year). */
export function isoOfSolar({ year, month, day }: SolarDay): string | null {
  if (month < 1 || month > 12 || day < 1 || day > 31) return null
  const sinceNowruz = (month - 1) * 30 + Math.min(month - 1, 6) + day - 1
  for (const nowruz of [20, 21, 19, 22]) {
    const at = Date.UTC(year + 621, 2, nowruz) + sinceNowruz * dayLength
    const found = solarDay(at, 'UTC')
    if (found.year === year && found.month === month && found.day === day)
      return new Date(at).toISOString().slice(0, 10)
  }
  return null
}
