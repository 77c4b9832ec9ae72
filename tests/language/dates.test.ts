import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  candidateYears,
  type DateShape,
  type DateStyle,
  formatDate,
  isoDay,
  nextMidnight,
  parseArabicDate,
  readArabicDate,
  startOfDay,
} from '../../src/language/dates.ts'
import { arabicMonths } from '../../src/language/months.ts'
import dates from './fixtures/dates.json' with { type: 'json' }
import written from './fixtures/written-dates.json' with { type: 'json' }

const beirut: DateStyle = {
  language: 'ar',
  timeZone: 'Asia/Beirut',
  months: 'double',
  digits: 'latn',
  hijri: 'none',
}
// Half past midnight in Beirut, still the day before in UTC.
const instant = new Date('2016-02-18T22:30:00Z')

describe('house styles', () => {
  test.each(dates as string[][])('%s %s %s %s: %s', (months, digits, hijri, shape, expected) => {
    const style = { ...beirut, months, digits, hijri } as DateStyle
    expect(formatDate(instant, style, shape as DateShape)).toBe(expected)
  })

  test('every month of every style', () => {
    expect(arabicMonths.levantine.join(' ')).toBe(
      'كانون الثاني شباط آذار نيسان أيار حزيران تموز آب أيلول تشرين الأول تشرين الثاني كانون الأول',
    )
    expect(arabicMonths.egyptian.join(' ')).toBe(
      'يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر',
    )
    expect(arabicMonths.maghreb.join(' ')).toBe(
      'جانفي فيفري مارس أفريل ماي جوان جويلية أوت سبتمبر أكتوبر نوفمبر ديسمبر',
    )
    expect(arabicMonths.double[10]).toBe('نوفمبر/تشرين الثاني')
    expect(arabicMonths.gulf).toEqual(arabicMonths.egyptian)
  })

  test('the other languages', () => {
    const full = (language: DateStyle['language'], digits: DateStyle['digits'] = 'latn') =>
      formatDate(instant, { ...beirut, language, digits, hijri: 'beside' }, 'full')
    expect(full('en')).toBe('Friday 19 February 2016')
    expect(full('fr')).toBe('vendredi 19 février 2016')
    expect(full('fa', 'arabext')).toBe('جمعه ۱۹ فوریهٔ ۲۰۱۶')
    expect(full('ur')).toBe('جمعہ 19 فروری 2016')
    expect(formatDate(new Date('2026-05-01T12:00:00Z'), { ...beirut, language: 'fr' }, 'datetime')).toBe(
      '1er mai 2026 à 15:00',
    )
  })
})

describe('dates as written', () => {
  test.each(written as [string, unknown][])('%s', (text, expected) => {
    expect(readArabicDate(text)).toEqual(expected)
  })

  test('a hostile text costs little', () => {
    const began = performance.now()
    expect(readArabicDate(`الجمعة${' '.repeat(50_000)}x`)).toBeNull()
    expect(performance.now() - began).toBeLessThan(1000)
  })

  test('every written house style is read back', () => {
    const months = fc.constantFrom(...(Object.keys(arabicMonths) as DateStyle['months'][]))
    const digits = fc.constantFrom<DateStyle['digits']>('latn', 'arab', 'arabext')
    const hijri = fc.constantFrom<DateStyle['hijri']>('none', 'beside')
    const shape = fc.constantFrom<DateShape>('full', 'date', 'short', 'datetime', 'iso-day')
    fc.assert(
      fc.property(months, digits, hijri, shape, recent, zone, (m, d, h, s, when, timeZone) => {
        const text = formatDate(when, { language: 'ar', timeZone, months: m, digits: d, hijri: h }, s)
        expect(parseArabicDate(text, { timeZone })).toEqual(startOfDay(when, timeZone))
      }),
    )
  })

  test('a weekday without a year finds its year', () => {
    const text = 'الجمعة 19 فبراير/شباط'
    const before = new Date('2017-01-01T00:00:00Z')
    expect(parseArabicDate(text, { timeZone: 'UTC', before })).toEqual(new Date('2016-02-19T00:00:00Z'))
    const years = candidateYears(readArabicDate(text)!, new Date('2026-11-24T00:00:00Z'), 'UTC')
    expect(years).toEqual([2021, 2016, 2010, 1999])
  })

  test('the year it is given fills in, unless the weekday denies it', () => {
    const before = new Date('2026-11-24T00:00:00Z')
    const read = (text: string, fallbackYear?: number) => {
      const day = parseArabicDate(text, {
        timeZone: 'Asia/Beirut',
        before,
        ...(fallbackYear && { fallbackYear }),
      })
      return day && isoDay(day, 'Asia/Beirut')
    }
    expect(read('الجمعة 19 شباط', 2016)).toBe('2016-02-19')
    expect(read('الجمعة 19 شباط', 2017)).toBe('2021-02-19')
    expect(read('19 شباط')).toBe('2026-02-19')
    expect(read('25 ديسمبر')).toBe('2025-12-25')
    expect(parseArabicDate('19 شباط', { timeZone: 'UTC' })).toBeNull()
  })
})

const zones = [
  'Asia/Beirut',
  'Africa/Cairo',
  'Africa/Casablanca',
  'Asia/Riyadh',
  'Asia/Gaza',
  'Asia/Tehran',
  'Asia/Kathmandu',
  'America/Havana',
  'America/Santiago',
  'America/St_Johns',
  'America/Sao_Paulo',
  'Atlantic/Azores',
  'Australia/Lord_Howe',
  'Europe/Paris',
  'Pacific/Apia',
  'Pacific/Kiritimati',
  'UTC',
]
const zone = fc.constantFrom(...zones)
const recent = fc.date({ min: new Date('2000-01-01'), max: new Date('2037-01-01'), noInvalidDate: true })

describe('the borders of the day', () => {
  test('a day starts where its date first shows, and ends where the next one does', () => {
    fc.assert(
      fc.property(recent, zone, (when, timeZone) => {
        const day = isoDay(when, timeZone)
        const start = startOfDay(when, timeZone)
        const end = nextMidnight(when, timeZone)
        expect(start <= when && when < end).toBe(true)
        expect(isoDay(start, timeZone)).toBe(day)
        expect(isoDay(start.getTime() - 1, timeZone) < day).toBe(true)
        expect(isoDay(end, timeZone) > day).toBe(true)
        expect(isoDay(end.getTime() - 1, timeZone)).toBe(day)
        const hours = (end.getTime() - start.getTime()) / 3_600_000
        expect(hours).toBeGreaterThanOrEqual(22.9)
        expect(hours).toBeLessThanOrEqual(25.1)
      }),
      { numRuns: 1500 },
    )
  })

  const borders: [string, string, string, string][] = [
    // The clock jumps from 00:00 to 01:00.
    ['Asia/Beirut', '2026-03-29T10:00:00Z', '2026-03-28T22:00:00Z', '2026-03-29T21:00:00Z'],
    ['Africa/Cairo', '2026-04-24T10:00:00Z', '2026-04-23T22:00:00Z', '2026-04-24T21:00:00Z'],
    // The clock goes back from 24:00 to 23:00: a day of 25 hours.
    ['Africa/Cairo', '2026-10-29T10:00:00Z', '2026-10-28T21:00:00Z', '2026-10-29T22:00:00Z'],
    // Midnight comes twice (01:00 back to 00:00).
    ['America/Havana', '2026-11-01T12:00:00Z', '2026-11-01T04:00:00Z', '2026-11-02T05:00:00Z'],
    // Samoa had no 30 December 2011.
    ['Pacific/Apia', '2011-12-30T05:00:00Z', '2011-12-29T10:00:00Z', '2011-12-30T10:00:00Z'],
  ]
  test.each(borders)('%s, %s', (timeZone, when, start, end) => {
    expect(startOfDay(new Date(when), timeZone)).toEqual(new Date(start))
    expect(nextMidnight(new Date(when), timeZone)).toEqual(new Date(end))
  })

  test('an unknown time zone is refused', () => {
    expect(() => startOfDay(new Date(), 'Asia/Nowhere')).toThrow(/Asia\/Nowhere/)
  })
})
