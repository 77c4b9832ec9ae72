/** Parses the values of ninjs items, strictly where a mistake would be permanent. */
import { dayStart, momentAt } from '../../language/days.ts'
import { toLatinDigits } from '../../language/digits.ts'
import { ItemError } from './item.ts'

export interface ReadDate {
  at: Date
  /** Whether only the day is given; `at` is its first moment. */
  isDay: boolean
}

/** An RFC 3339 date-time as providers write it, its basic form, or only a day. */
const written =
  /^(\d{4})-?(\d{2})-?(\d{2})(?:[Tt ]\s?(\d{2}):?(\d{2})(?::?(\d{2})(?:[.,](\d+))?)?\s?([Zz]|[+-]\d{2}(?::?\d{2})?)?)?$/
/** RFC 5322, 3.3, as used in mail and RSS. */
const ofMail =
  /^(?:[A-Za-z]{3},\s*)?\d{1,2} [A-Za-z]{3} \d{4} \d{2}:\d{2}(?::\d{2})? (?:[+-]\d{4}|GMT|UTC?|Z)$/
const epoch = /^\d{10}(?:\d{3})?$/

function instantOf(text: string, timeZone: string): ReadDate | null {
  if (epoch.test(text)) return { at: new Date(Number(text) * (text.length === 10 ? 1000 : 1)), isDay: false }
  if (ofMail.test(text)) return { at: new Date(text), isDay: false }
  const match = written.exec(text)
  if (!match) return null
  const [, year, month, day, hour, minute, second = '00', fraction = '', zone] = match
  const isoDay = `${year}-${month}-${day}`
  const known = new Date(`${isoDay}T00:00:00Z`)
  if (Number.isNaN(known.getTime()) || known.toISOString().slice(0, 10) !== isoDay) return null
  if (hour === undefined) return { at: dayStart(isoDay, timeZone), isDay: true }
  const wall = `${isoDay}T${hour}:${minute}:${second}.${fraction.slice(0, 3).padEnd(3, '0')}`
  if (!zone) {
    if (Number.isNaN(Date.parse(`${wall}Z`))) return null
    const start = momentAt(isoDay, Number(hour) * 60 + Number(minute), timeZone)
    return { at: new Date(start.getTime() + Math.round(Number(wall.slice(17)) * 1_000)), isDay: false }
  }
  const offset = /^z$/i.test(zone) ? 'Z' : `${zone.slice(0, 3)}:${zone.slice(3).replace(':', '') || '00'}`
  return { at: new Date(`${wall}${offset}`), isDay: false }
}

/**
 * Parses a date; without a time zone, the publication's is used.
 * @throws ItemError that names the property when it is not a date between 1800 and 2200
 */
export function dateOf(name: string, text: string | undefined, timeZone: string): ReadDate | null {
  if (text === undefined || text.trim() === '') return null
  const read = instantOf(toLatinDigits(text.trim()), timeZone)
  const year = read?.at.getUTCFullYear() ?? Number.NaN
  if (read && year >= 1800 && year <= 2200) return read
  throw new ItemError(`${name}: "${text.slice(0, 60)}" is not a date between 1800 and 2200`)
}

/** For unimportant dates: an invalid one is ignored. */
export function optionalDate(text: string | undefined, timeZone: string): Date | null {
  try {
    return dateOf('', text, timeZone)?.at ?? null
  } catch {
    return null
  }
}

/** A URI (RFC 3986) with forbidden characters percent-encoded; null when the text is not a URI. */
export function uriOf(text: string | undefined): string | null {
  const plain = text?.trim() ?? ''
  if (!/^[a-z][a-z0-9+.-]*:\S/i.test(plain) || plain.length > 900) return null
  const encoded = plain
    .toWellFormed()
    .replace(/[^\w:/?#[\]@!$&'()*+,;=.~%-]|%(?![0-9a-f]{2})/giu, (character) => encodeURIComponent(character))
  return encoded.length <= 1_000 ? encoded : null
}
