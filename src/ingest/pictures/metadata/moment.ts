import { isoDay, momentAt } from '../../../language/days.ts'

/**
 * Parses dates of EXIF (2026:03:01 14:05:00), XMP (2026-03-01T14:05:00+03:00) and IPTC (20260301 and
 * 140500+0300). A day without a time gives its first moment. Null when it is not a date.
 */
export function momentOf(text: string, timeZone: string): Date | null {
  const match =
    /^(\d{4})[:-]?(\d\d)[:-]?(\d\d)(?:[T ]?(\d\d):?(\d\d)(?::?(\d\d)(?:\.\d+)?)?)?\s*(Z|[+-]\d\d:?\d\d)?$/.exec(
      text,
    )
  if (!match) return null
  const [, year, month, date, hour = '00', minute = '00', second = '00', zone] = match
  const day = `${year}-${month}-${date}`
  const offset = zone === undefined || zone === 'Z' ? 'Z' : zone.replace(/^(...):?/, '$1:')
  const written = new Date(`${day}T${hour}:${minute}:${second}${offset}`)
  if (Number.isNaN(written.getTime()) || Number(year) < 1826 || Number(year) > 2200) return null
  if (zone !== undefined) return written
  if (isoDay(written, 'UTC') !== day) return null
  const minutes = Number(hour) * 60 + Number(minute)
  return new Date(momentAt(day, minutes, timeZone).getTime() + Number(second) * 1_000)
}
