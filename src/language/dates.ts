import { isoOf, type WallTime, wallTime } from './days.ts'
import { type DigitStyle, toDigits } from './digits.ts'
import type { Language } from './languages.ts'
import { hijriMonths, type MonthStyle, monthName, weekdayName } from './months.ts'

export { isoDay, nextMidnight, startOfDay } from './days.ts'
export { candidateYears, parseArabicDate, readArabicDate } from './parse-date.ts'

/** A publication's house style of dates. `months` and `hijri` speak of Arabic alone. */
export type DateStyle = {
  language: Language
  timeZone: string
  months: MonthStyle
  digits: DigitStyle
  hijri: 'none' | 'beside'
}

/**
 * full      الجمعة 19 فبراير/شباط 2016
 * date      19 فبراير/شباط 2016
 * short     19/2/2016
 * time      14:05
 * datetime  19 فبراير/شباط 2016، 14:05
 * iso-day   2016-02-19, always in Latin digits: for attributes and keys
 */
export type DateShape = 'full' | 'date' | 'short' | 'time' | 'datetime' | 'iso-day'

const hijriClocks = new Map<string, Intl.DateTimeFormat>()

/** An instant as the publication writes it. Spaces are plain: keep a date on one line with `white-space`. */
export function formatDate(instant: Date, style: DateStyle, shape: DateShape): string {
  const wall = wallTime(instant, style.timeZone)
  switch (shape) {
    case 'iso-day':
      return isoOf(wall.year, wall.month, wall.day)
    case 'time':
      return time(wall, style)
    case 'short':
      return numeric(wall, style)
    case 'datetime':
      return `${written(wall, style)}${style.language === 'fr' ? ' à ' : comma(style.language)}${time(wall, style)}`
    case 'date':
      return written(wall, style) + hijriBeside(instant, style)
    case 'full':
      return `${weekdayName(wall.weekday, style.language)} ${written(wall, style)}${hijriBeside(instant, style)}`
  }
}

function comma(language: Language): string {
  return language === 'en' ? ', ' : '، '
}

function written({ year, month, day }: WallTime, { language, months, digits }: DateStyle): string {
  const number = toDigits(String(day), digits)
  const spokenDay = language === 'fr' && day === 1 ? `${number}er` : number
  return `${spokenDay} ${monthName(month, language, months)} ${toDigits(String(year), digits)}`
}

function time({ hour, minute }: WallTime, { digits }: DateStyle): string {
  return toDigits(`${two(hour)}:${two(minute)}`, digits)
}

/**
 * Arabic-Indic digits are read right to left part by part, so a right-to-left mark stands before each
 * slash (as CLDR does); Latin and Persian ones stay one left-to-right group, which bidi keeps whole.
 */
function numeric({ year, month, day }: WallTime, { language, digits }: DateStyle): string {
  const slash = digits === 'arab' ? '\u200f/' : '/'
  const parts =
    language === 'fa'
      ? [year, month, day]
      : language === 'en' || language === 'fr'
        ? [two(day), two(month), year]
        : [day, month, year]
  return toDigits(parts.join(slash), digits)
}

/** " الموافق 10 جمادى الأولى 1437 هـ": the Umm al-Qura calendar (ICU has it for 1300–1600 AH). */
function hijriBeside(instant: Date, style: DateStyle): string {
  if (style.language !== 'ar' || style.hijri === 'none') return ''
  return ` الموافق ${hijriDate(instant, style)}`
}

/** "10 جمادى الأولى 1437 هـ". The day turns at midnight, as in print, not at sunset. */
export function hijriDate(instant: Date, style: Pick<DateStyle, 'timeZone' | 'digits'>): string {
  let clock = hijriClocks.get(style.timeZone)
  if (!clock) {
    clock = new Intl.DateTimeFormat('en', {
      calendar: 'islamic-umalqura',
      numberingSystem: 'latn',
      timeZone: style.timeZone,
      day: 'numeric',
      month: 'numeric',
      year: 'numeric',
    })
    hijriClocks.set(style.timeZone, clock)
  }
  const parts = new Map(clock.formatToParts(instant).map((part) => [part.type, part.value]))
  const month = hijriMonths[Number(parts.get('month')) - 1]
  return toDigits(`${parts.get('day')} ${month} ${parts.get('year')} هـ`, style.digits)
}

function two(n: number): string {
  return String(n).padStart(2, '0')
}
