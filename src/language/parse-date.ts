import { stripBidi } from './bidi.ts'
import { dayStart, isoDay, isoOf, wallTime, weekdayOf } from './days.ts'
import { arabicMonths, otherMonthSpellings } from './months.ts'
import { normalise } from './search-form.ts'

/** A date as far as it is given. Months 1–12, weekdays 0 (Sunday)–6. */
export type WrittenDate = { day: number; month: number; year?: number; weekday?: number }

const weekdays = ['احد', 'اثنين', 'ثلاثاء', 'اربعاء', 'خميس', 'جمعه', 'سبت']
const months = monthsBySpelling()
const monthPattern = [...months.keys()].sort((a, b) => b.length - a.length).join('|')
const end = '(?![\\p{L}\\p{N}])'

const weekday = `(?:(?<![\\p{L}])(?:ال)?(?<weekday>${weekdays.join('|')})\\s*[،,:-]?\\s*)?`
const spelled = new RegExp(
  `${weekday}(?<!\\p{N})(?<day>\\d{1,2})\\s*(?:من\\s+)?(?:شهر\\s+)?(?<month>${monthPattern})${end}` +
    `(?:\\s*[/-]\\s*(?<second>${monthPattern})${end}|\\s*\\(\\s*(?<bracketed>${monthPattern})\\s*\\))?` +
    `(?:\\s*[،,]?\\s*(?:عام\\s+|سنه\\s+)?(?<year>\\d{4})(?!\\p{N}))?`,
  'u',
)
const numbered = new RegExp(
  `${weekday}(?<!\\p{N})(?:(?<day>\\d{1,2})(?<slash>[/.\\-])(?<month>\\d{1,2})\\k<slash>(?<year>\\d{4})` +
    `|(?<isoYear>\\d{4})[/\\-](?<isoMonth>\\d{1,2})[/\\-](?<isoDay>\\d{1,2}))(?!\\p{N})`,
  'u',
)

function monthsBySpelling(): Map<string, number> {
  const found = new Map<string, number>()
  for (const style of ['egyptian', 'levantine', 'maghreb'] as const) {
    for (const [month, name] of arabicMonths[style].entries()) found.set(normalise(name), month + 1)
  }
  for (const [month, name] of otherMonthSpellings) found.set(normalise(name), month)
  return found
}

/**
 * Finds the first Arabic date in a text, in any style and digits: "الجمعة 19 فبراير/شباط", "19 شباط 2016",
 * "19/2/2016", "2016-02-19". Null when there is none, or when it contradicts itself (30 February, two
 * different months, a weekday that does not fit the year).
 */
export function readArabicDate(text: string): WrittenDate | null {
  const plain = normalise(stripBidi(text)).replace(/\s+/g, ' ')
  const parts = spelled.exec(plain)?.groups ?? numbered.exec(plain)?.groups
  if (!parts) return null
  const month = months.get(parts.month ?? '') ?? Number(parts.isoMonth ?? parts.month)
  const second = parts.second ?? parts.bracketed
  if (second && months.get(second) !== month) return null
  const year = parts.isoYear ?? parts.year
  const written: WrittenDate = { day: Number(parts.isoDay ?? parts.day), month }
  if (year) written.year = Number(year)
  if (parts.weekday) written.weekday = weekdays.indexOf(parts.weekday)
  return exists(written, written.year ?? 2024) ? written : null
}

/** Whether the day exists in the year and fits a given weekday. Without a year, the weekday is not checked. */
function exists({ day, month, year, weekday: wanted }: WrittenDate, inYear: number): boolean {
  const date = new Date(Date.UTC(inYear, month - 1, day))
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return false
  return year === undefined || wanted === undefined || weekdayOf(inYear, month, day) === wanted
}

/**
 * The years, newest first, among the 30 up to `before`, in which the given day and weekday exist, not after
 * `before`.
 */
export function candidateYears(written: WrittenDate, before: Date, timeZone: string): number[] {
  const last = isoDay(before, timeZone)
  const { year: newest } = wallTime(before, timeZone)
  const years =
    written.year === undefined ? Array.from({ length: 31 }, (_, ago) => newest - ago) : [written.year]
  return years.filter(
    (year) => exists({ ...written, year }, year) && isoOf(year, written.month, written.day) <= last,
  )
}

export type DateReading = { timeZone: string; fallbackYear?: number; before?: Date }

/**
 * The start of the given day in a time zone; null when the text has no date. A missing year is `fallbackYear`
 * if the day fits there, otherwise the latest fitting year up to `before`; null without both.
 */
export function parseArabicDate(text: string, { timeZone, fallbackYear, before }: DateReading): Date | null {
  const written = readArabicDate(text)
  if (!written) return null
  let year = written.year
  if (
    year === undefined &&
    fallbackYear !== undefined &&
    exists({ ...written, year: fallbackYear }, fallbackYear)
  ) {
    year = fallbackYear
  }
  if (year === undefined && before) year = candidateYears(written, before, timeZone)[0]
  return year === undefined ? null : dayStart(isoOf(year, written.month, written.day), timeZone)
}
