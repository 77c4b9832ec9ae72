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
import { dayAfter, momentAt, wallTime } from '../../src/language/days.ts'
import { arabicMonths, weekdayInitial, weekOf } from '../../src/language/months.ts'
import { isoOfSolar, solarDay, solarMonth } from '../../src/language/solar.ts'
import { readTypedDay, readTypedMoment, readTypedTime } from '../../src/language/typed-date.ts'
import { inZone } from '../../src/language/zone-name.ts'
import dates from './fixtures/dates.json' with { type: 'json' }
import written from './fixtures/written-dates.json' with { type: 'json' }

const beirut: DateStyle = {
  language: 'ar',
  timeZone: 'Asia/Beirut',
  months: 'double',
  digits: 'latn',
  hijri: 'none',
  solar: 'none',
}
// Half past midnight in Beirut, still the day before in UTC.
const instant = new Date('2016-02-18T22:30:00Z')

describe('house styles', () => {
  test.each(dates as string[][])('%s %s %s %s: %s', (months, digits, hijri, shape, expected) => {
    const style = { ...beirut, months, digits, hijri } as DateStyle
    expect(formatDate(instant, style, shape as DateShape)).toBe(expected)
  })

  test('every month has its name in every style', () => {
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

  test('other languages have their formats', () => {
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

describe('the solar calendar of a Persian publication', () => {
  const tehran: DateStyle = {
    ...beirut,
    language: 'fa',
    timeZone: 'Asia/Tehran',
    digits: 'arabext',
    solar: 'alone',
  }

  test('is written alone, or before the Gregorian date', () => {
    const format = (solar: DateStyle['solar'], shape: DateShape) =>
      formatDate(instant, { ...tehran, solar }, shape)
    expect(format('alone', 'full')).toBe('جمعه ۳۰ بهمن ۱۳۹۴')
    expect(format('beside', 'full')).toBe('جمعه ۳۰ بهمن ۱۳۹۴ برابر با ۱۹ فوریهٔ ۲۰۱۶')
    expect(format('beside', 'datetime')).toBe('۳۰ بهمن ۱۳۹۴، ۰۲:۰۰')
    expect(format('alone', 'short')).toBe('۱۳۹۴/۱۱/۳۰')
    expect(format('alone', 'year')).toBe('۱۳۹۴')
    expect(format('none', 'date')).toBe('۱۹ فوریهٔ ۲۰۱۶')
    expect(format('alone', 'iso-day')).toBe('2016-02-19')
    expect(formatDate(instant, { ...beirut, solar: 'alone' }, 'date')).toBe('19 فبراير/شباط 2016')
  })

  test('the year changes at midnight of Nowruz, and a leap year has 30 Esfand', () => {
    const day = (at: string) => formatDate(new Date(at), tehran, 'short')
    // Years after 1399 and 1403, which are leap years, begin on 21 March; the others here on the 20th.
    expect(day('2021-03-20T20:29:59Z')).toBe('۱۳۹۹/۱۲/۳۰')
    expect(day('2021-03-20T20:30:00Z')).toBe('۱۴۰۰/۱/۱')
    expect(day('2024-03-19T20:29:59Z')).toBe('۱۴۰۲/۱۲/۲۹')
    expect(day('2024-03-19T20:30:00Z')).toBe('۱۴۰۳/۱/۱')
    expect(day('2025-03-20T12:00:00Z')).toBe('۱۴۰۳/۱۲/۳۰')
    expect(day('2025-03-21T12:00:00Z')).toBe('۱۴۰۴/۱/۱')
    expect(day('2029-03-20T12:00:00Z')).toBe('۱۴۰۸/۱/۱')
    expect(day('2030-03-21T12:00:00Z')).toBe('۱۴۰۹/۱/۱')
    const leap = [1375, 1379, 1383, 1387, 1391, 1395, 1399, 1403, 1408, 1412]
    for (let year = 1375; year <= 1412; year++) {
      const last = isoOfSolar({ year, month: 12, day: 30 })
      expect(last !== null, String(year)).toBe(leap.includes(year))
    }
  })

  test('every day converts to its solar date and back', () => {
    fc.assert(
      fc.property(recent, (when) => {
        const iso = isoDay(when, 'UTC')
        expect(isoOfSolar(solarDay(when, 'UTC'))).toBe(iso)
      }),
    )
    expect(isoOfSolar({ year: 1404, month: 7, day: 31 })).toBeNull()
    expect(isoOfSolar({ year: 1404, month: 13, day: 1 })).toBeNull()
    expect(Array.from({ length: 12 }, (_, month) => solarMonth(month + 1)).join(' ')).toBe(
      'فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند',
    )
  })
})

test('a time shows its zone', () => {
  expect(inZone('Asia/Riyadh', 'ar')).toBe('بتوقيت السعودية')
  expect(inZone('UTC', 'ar')).toBe('بتوقيت غرينتش')
  expect(inZone('Asia/Beirut', 'en')).toBe('Lebanon Time')
  expect(inZone('Africa/Casablanca', 'fr')).toBe('(heure\u00a0: Maroc)')
  expect(inZone('Asia/Kabul', 'fa')).toBe('به وقت افغانستان')
  expect(inZone('Asia/Karachi', 'ur')).toBe('پاکستان کے وقت کے مطابق')
})

describe('parsing of written dates', () => {
  test.each(written as [string, unknown][])('%s', (text, expected) => {
    expect(readArabicDate(text)).toEqual(expected)
  })

  test('a hostile text is parsed in little time', () => {
    // Read in quadratic time this would take hours.
    expect(readArabicDate(`الجمعة${' '.repeat(1_000_000)}x`)).toBeNull()
  })

  test('every house style is parsed back', () => {
    const months = fc.constantFrom(...(Object.keys(arabicMonths) as DateStyle['months'][]))
    const digits = fc.constantFrom<DateStyle['digits']>('latn', 'arab', 'arabext')
    const hijri = fc.constantFrom<DateStyle['hijri']>('none', 'beside')
    const shape = fc.constantFrom<DateShape>('full', 'date', 'short', 'datetime', 'iso-day')
    fc.assert(
      fc.property(months, digits, hijri, shape, recent, zone, (m, d, h, s, when, timeZone) => {
        const text = formatDate(when, { ...beirut, timeZone, months: m, digits: d, hijri: h }, s)
        expect(parseArabicDate(text, { timeZone })).toEqual(startOfDay(when, timeZone))
      }),
    )
  })

  test('a weekday determines a missing year', () => {
    const text = 'الجمعة 19 فبراير/شباط'
    const before = new Date('2017-01-01T00:00:00Z')
    expect(parseArabicDate(text, { timeZone: 'UTC', before })).toEqual(new Date('2016-02-19T00:00:00Z'))
    const years = candidateYears(readArabicDate(text)!, new Date('2026-11-24T00:00:00Z'), 'UTC')
    expect(years).toEqual([2021, 2016, 2010, 1999])
  })

  test('the given year is used unless the weekday contradicts it', () => {
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

describe('start and end of the day', () => {
  test('a day starts when its date first appears and ends when the next one does', () => {
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

describe('local times', () => {
  const at = (day: string, time: string, timeZone: string) => {
    const [hours, minutes] = time.split(':').map(Number) as [number, number]
    return momentAt(day, hours * 60 + minutes, timeZone)
      .toISOString()
      .slice(0, 16)
  }

  test.each([
    // The clock jumps over the time: the first moment that exists.
    ['2027-04-30', '00:00', 'Africa/Cairo', '2027-04-29T22:00'],
    ['2027-04-30', '00:30', 'Africa/Cairo', '2027-04-29T22:00'],
    ['2027-04-29', '23:59', 'Africa/Cairo', '2027-04-29T21:59'],
    ['2027-03-28', '00:00', 'Asia/Beirut', '2027-03-27T22:00'],
    ['2027-03-14', '02:30', 'America/New_York', '2027-03-14T07:00'],
    ['2027-03-14', '03:00', 'America/New_York', '2027-03-14T07:00'],
    ['2027-03-28', '02:15', 'Europe/Paris', '2027-03-28T01:00'],
    ['2027-10-03', '02:10', 'Australia/Lord_Howe', '2027-10-02T15:30'],
    // An hour comes twice: the first.
    ['2027-10-31', '02:30', 'Europe/Paris', '2027-10-31T00:30'],
    ['2027-11-07', '01:30', 'America/New_York', '2027-11-07T05:30'],
    ['2027-10-28', '23:30', 'Africa/Cairo', '2027-10-28T20:30'],
    ['2027-10-30', '23:30', 'Asia/Beirut', '2027-10-30T20:30'],
    ['2027-04-04', '01:45', 'Australia/Lord_Howe', '2027-04-03T14:45'],
    // A day that a zone skipped: the first moment of the next.
    ['2011-12-30', '10:00', 'Pacific/Apia', '2011-12-30T10:00'],
  ])('%s %s in %s', (day, time, timeZone, expected) => {
    expect(at(day, time, timeZone)).toBe(expected)
  })

  test('every local minute converts back, unless the clock skipped it', () => {
    const zones = [
      ...['Africa/Cairo', 'Asia/Beirut', 'Africa/Casablanca', 'Asia/Gaza', 'Asia/Tehran', 'Asia/Amman'],
      ...['Europe/Paris', 'America/New_York', 'America/St_Johns', 'America/Havana', 'Asia/Kolkata'],
      ...['Australia/Lord_Howe', 'Pacific/Apia', 'Pacific/Chatham', 'Africa/El_Aaiun', 'UTC'],
    ]
    const day = fc.integer({ min: 0, max: 24_000 }).map((n) => dayAfter('1985-01-01', n))
    const minute = fc.oneof(fc.integer({ min: 0, max: 1439 }), fc.constantFrom(0, 30, 60, 120, 150, 1410))
    fc.assert(
      fc.property(day, minute, fc.constantFrom(...zones), (wanted, minutes, timeZone) => {
        const found = momentAt(wanted, minutes, timeZone)
        const shown = wallTime(found, timeZone)
        const reached = `${isoDay(found, timeZone)} ${shown.hour * 60 + shown.minute + 10_000}`
        const asked = `${wanted} ${minutes + 10_000}`
        if (reached === asked) {
          // The first of two: an hour (or half) before, the wall showed something else.
          for (const earlier of [1_800_000, 3_600_000]) {
            const before = wallTime(found.getTime() - earlier, timeZone)
            expect(before.hour * 60 + before.minute).not.toBe(minutes)
          }
          return
        }
        // Jumped over: later on the wall, and the moment just before is earlier than what was asked for.
        expect(reached > asked).toBe(true)
        const last = wallTime(found.getTime() - 1, timeZone)
        const lastShown = `${isoDay(found.getTime() - 1, timeZone)} ${last.hour * 60 + last.minute + 10_000}`
        expect(lastShown < asked).toBe(true)
      }),
      { numRuns: 3_000 },
    )
  })

  test('days are consecutive across clock changes', () => {
    const zones = ['Africa/Cairo', 'Europe/Paris', 'Africa/Casablanca', 'America/St_Johns', 'Pacific/Apia']
    for (const timeZone of zones) {
      let start = startOfDay(new Date('2010-10-01T12:00:00Z'), timeZone)
      for (let n = 0; n < 800; n++) {
        const next = nextMidnight(start, timeZone)
        expect(next > start).toBe(true)
        expect(isoDay(next, timeZone) > isoDay(start, timeZone)).toBe(true)
        expect(isoDay(next.getTime() - 1, timeZone) <= isoDay(next, timeZone)).toBe(true)
        start = next
      }
    }
  })
})

describe('input fields', () => {
  test.each([
    ['19/2/2016', '2016-02-19'],
    ['١٩\u200f/٢\u200f/٢٠١٦', '2016-02-19'],
    ['19-02-2016', '2016-02-19'],
    ['2016-02-19', '2016-02-19'],
    ['31/2/2016', null],
    ['19/2', null],
  ])('parses the day %j', (typed, day) => expect(readTypedDay(typed)).toBe(day))

  test.each([
    ['18:30', '18:30'],
    ['١٨:٣٠', '18:30'],
    ['1830', '18:30'],
    ['6:30 م', '18:30'],
    ['12 ص', '00:00'],
    ['25:00', null],
    ['18:3', null],
  ])('parses the time %j', (typed, time) => expect(readTypedTime(typed)).toBe(time))

  test.each([
    ['24/11/2026 18:30', '2026-11-24T18:30'],
    ['١٩\u200f/٢\u200f/٢٠١٦ ١٨:٣٠', '2016-02-19T18:30'],
    ['19/2/2016، 6:30 م', '2016-02-19T18:30'],
    ['2026-11-24T18:30', '2026-11-24T18:30'],
    ['19/2/2016', null],
  ])('parses the date and time %j', (typed, moment) => expect(readTypedMoment(typed)).toBe(moment))
})

test('a calendar has the week and the day names of its language', () => {
  const heads = (language: 'ar' | 'fa' | 'ur' | 'fr' | 'en') => {
    const { first, weekend } = weekOf(language)
    const days = Array.from({ length: 7 }, (_, n) => (first + n) % 7)
    return days.map((day) => weekdayInitial(day, language) + (weekend.some((one) => one === day) ? '*' : ''))
  }
  expect(heads('ar').join(' ')).toBe('س* ح ن ث ر خ ج*')
  expect(heads('fa').join(' ')).toBe('ش ی د س چ پ ج*')
  expect(heads('ur').join(' ')).toBe('اتوار* پیر منگل بدھ جمعرات جمعہ ہفتہ*')
  expect(heads('fr').join(' ')).toBe('lun. mar. mer. jeu. ven. sam.* dim.*')
  expect(heads('en').join(' ')).toBe('Mon Tue Wed Thu Fri Sat* Sun*')
})
