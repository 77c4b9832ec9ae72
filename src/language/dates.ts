import { isoOf, type WallTime, wallTime } from './days.ts'
import { type DigitStyle, toDigits } from './digits.ts'
import type { Language } from './languages.ts'
import { hijriMonths, type MonthStyle, monthName, weekdayName } from './months.ts'
import { solarDay, solarMonth } from './solar.ts'

export { isoDay, nextMidnight, startOfDay } from './days.ts'
export { candidateYears, parseArabicDate, readArabicDate } from './parse-date.ts'

/** A publication's date style. `months` and `hijri` only apply to Arabic, `solar` to Persian. */
export type DateStyle = {
  language: Language
  timeZone: string
  months: MonthStyle
  digits: DigitStyle
  hijri: 'none' | 'beside'
  /** The solar calendar: instead of the Gregorian date, or before it. */
  solar: 'none' | 'beside' | 'alone'
}

/**
 * full      الجمعة 19 فبراير/شباط 2016
 * date      19 فبراير/شباط 2016
 * short     19/2/2016
 * time      14:05
 * datetime  19 فبراير/شباط 2016، 14:05
 * year      2016
 * iso-day   2016-02-19, always in Latin digits and the Gregorian calendar: for attributes and keys
 */
export type DateShape = 'full' | 'date' | 'short' | 'time' | 'datetime' | 'year' | 'iso-day'

const hijriClocks = new Map<string, Intl.DateTimeFormat>()

/** A time as the publication writes it. Spaces are plain; use `white-space` to keep a date on one line. */
export function formatDate(instant: Date, style: DateStyle, shape: DateShape): string {
  const wall = wallTime(instant, style.timeZone)
  if (shape === 'iso-day') return isoOf(wall.year, wall.month, wall.day)
  const isSolar = style.language === 'fa' && style.solar !== 'none'
  const day = isSolar ? solarDay(instant, style.timeZone) : wall
  const spoken = isSolar ? spokenSolar(day, style) : written(wall, style)
  switch (shape) {
    case 'time':
      return time(wall, style)
    case 'year':
      return toDigits(String(day.year), style.digits)
    case 'short':
      return numeric(day, style)
    case 'datetime':
      return `${spoken}${style.language === 'fr' ? ' à ' : comma(style.language)}${time(wall, style)}`
    case 'date':
      return spoken + beside(instant, wall, style)
    case 'full':
      return `${weekdayName(wall.weekday, style.language)} ${spoken}${beside(instant, wall, style)}`
  }
}

type Day = Pick<WallTime, 'year' | 'month' | 'day'>

const spokenSolar = ({ year, month, day }: Day, { digits }: DateStyle): string =>
  `${toDigits(String(day), digits)} ${solarMonth(month)} ${toDigits(String(year), digits)}`

/** The date in the second calendar, if the publication uses one. */
function beside(instant: Date, wall: WallTime, style: DateStyle): string {
  if (style.language === 'fa' && style.solar === 'beside') return ` برابر با ${written(wall, style)}`
  return hijriBeside(instant, style)
}

function comma(language: Language): string {
  return language === 'en' ? ', ' : '، '
}

function written({ year, month, day }: Day, { language, months, digits }: DateStyle): string {
  const number = toDigits(String(day), digits)
  const spokenDay = language === 'fr' && day === 1 ? `${number}er` : number
  return `${spokenDay} ${monthName(month, language, months)} ${toDigits(String(year), digits)}`
}

function time({ hour, minute }: WallTime, { digits }: DateStyle): string {
  return toDigits(`${two(hour)}:${two(minute)}`, digits)
}

/**
 * Arabic-Indic digits are read right to left part by part, so a right-to-left mark precedes each slash (as in
 * CLDR). Latin and Persian digits form one left-to-right group, which the bidi algorithm keeps together.
 */
function numeric({ year, month, day }: Day, { language, digits }: DateStyle): string {
  const slash = digits === 'arab' ? '\u200f/' : '/'
  const parts =
    language === 'fa'
      ? [year, month, day]
      : language === 'en' || language === 'fr'
        ? [two(day), two(month), year]
        : [day, month, year]
  return toDigits(parts.join(slash), digits)
}

/** " الموافق 10 جمادى الأولى 1437 هـ": the Umm al-Qura calendar (ICU covers 1300–1600 AH). */
function hijriBeside(instant: Date, style: DateStyle): string {
  if (style.language !== 'ar' || style.hijri === 'none') return ''
  return ` الموافق ${hijriDate(instant, style)}`
}

/** "10 جمادى الأولى 1437 هـ". The day changes at midnight, as in print, not at sunset. */
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
