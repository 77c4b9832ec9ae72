/** Converts between moments and the values of datetime-local inputs in a time zone. */
import { localDateTimeOf, momentOf } from './local-date-time.ts'

/** '2026-11-24T18:30' */
export function toZone(iso: string, timeZone: string): string {
  const { day, time } = localDateTimeOf(new Date(iso), timeZone)
  return `${day}T${time}`
}

/** The moment of a local time in the zone; null for an invalid day or time. */
export function fromZone(shown: string, timeZone: string): string | null {
  const [day = '', time = ''] = shown.split('T')
  return momentOf({ day, time: time.slice(0, 5) }, timeZone)?.toISOString() ?? null
}
