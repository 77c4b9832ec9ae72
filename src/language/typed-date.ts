/** Parses typed days and times, in any digits. */
import { stripBidi } from './bidi.ts'
import { toLatinDigits } from './digits.ts'
import { isoOfSolar } from './solar.ts'

const plain = (text: string) => toLatinDigits(stripBidi(text)).trim()
const two = (part: string) => part.padStart(2, '0')

/** The numbers of a typed day; the year has four digits and comes first or last, the day before the month or last. */
function numbersOf(text: string): { year: string; month: string; day: string } | null {
  const parts = /^(\d{1,4})[/\-. ](\d{1,2})[/\-. ](\d{1,4})$/.exec(
    plain(text).replace(/\s*([/\-.])\s*/g, '$1'),
  )
  if (!parts) return null
  const [, first, month, last] = parts as unknown as [string, string, string, string]
  const [year, day] = first.length === 4 ? [first, last] : [last, first]
  return year.length === 4 && day.length <= 2 ? { year, month: two(month), day: two(day) } : null
}

/**
 * 'YYYY-MM-DD' of "19/2/2016", "19-2-2016", "19 2 2016", "2016-02-19" or "2016/2/19", in Latin, Arabic-Indic
 * or Persian digits; null for an invalid day. The day comes before the month, as in all our languages.
 */
export function readTypedDay(text: string): string | null {
  const numbers = numbersOf(text)
  if (!numbers) return null
  const iso = `${numbers.year}-${numbers.month}-${numbers.day}`
  const at = new Date(`${iso}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(iso) ? iso : null
}

/** The same for the solar calendar ("۱۳۹۴/۱۱/۳۰"): 'YYYY-MM-DD' in that calendar. Years 1200 to 1599. */
export function readTypedSolarDay(text: string): string | null {
  const numbers = numbersOf(text)
  if (!numbers || !/^1[2-5]/.test(numbers.year)) return null
  const [year, month, day] = [Number(numbers.year), Number(numbers.month), Number(numbers.day)]
  return isoOfSolar({ year, month, day }) && `${numbers.year}-${numbers.month}-${numbers.day}`
}

/** 'HH:MM' of "18:30", "8.05", "1830", "6:30 م", "6:30 pm"; null for an invalid time. */
export function readTypedTime(text: string): string | null {
  const parts = /^(\d{1,2})(?:[:.٫]?(\d{2}))?(?::\d{2})?\s*(ص|صباحا|صباحًا|am|م|مساء|مساءً|pm)?$/i.exec(
    plain(text),
  )
  if (!parts) return null
  const [, hours, minutes = '00', half] = parts as unknown as [
    string,
    string,
    string | undefined,
    string | undefined,
  ]
  let hour = Number(hours)
  if (half) {
    if (hour < 1 || hour > 12) return null
    hour = (hour % 12) + (/^(م|pm)/i.test(half) ? 12 : 0)
  }
  return hour < 24 && Number(minutes) < 60 ? `${two(String(hour))}:${minutes}` : null
}

/** 'YYYY-MM-DDTHH:MM' of a day followed by a time ("19/2/2016 18:30", "2016-02-19T18:30"). */
export function readTypedMoment(text: string): string | null {
  const parts = /^(.*\d)(?:\s*[T،,]\s*|\s+)(\d{1,2}[:.٫]?\d{2}(?::\d{2})?\s*\p{L}*)$/u.exec(plain(text))
  const day = parts && readTypedDay(parts[1]!)
  const time = parts && readTypedTime(parts[2]!)
  return day && time ? `${day}T${time}` : null
}
