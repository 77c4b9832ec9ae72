/** Converts between moments and local dates and times in the publication's time zone. */
import { isoDay, momentAt, wallTime } from '../../language/days.ts'

export interface LocalDateTime {
  /** YYYY-MM-DD */
  day: string
  /** HH:MM */
  time: string
}

export function localDateTimeOf(at: Date, timeZone: string): LocalDateTime {
  const { hour, minute } = wallTime(at, timeZone)
  const two = (n: number) => String(n).padStart(2, '0')
  return { day: isoDay(at, timeZone), time: `${two(hour)}:${two(minute)}` }
}

/**
 * The moment of a local time; the first one when a clock that is put back shows it twice, and the first after
 * the gap when the clock skips it. Null for an invalid day or time.
 */
export function momentOf({ day, time }: LocalDateTime, timeZone: string): Date | null {
  if (!/^\d{4}-\d\d-\d\d$/.test(day) || !/^([01]\d|2[0-3]):[0-5]\d$/.test(time)) return null
  if (Number.isNaN(Date.parse(`${day}T${time}:00Z`))) return null
  return momentAt(day, minutesOf(time), timeZone)
}

/** Minutes after midnight: 1170 for '19:30'. */
export const minutesOf = (time: string): number => {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return hours * 60 + minutes
}
