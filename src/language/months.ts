import type { Language } from './languages.ts'

/** The month names of an Arabic publication; `double` is "فبراير/شباط". */
export type MonthStyle = 'double' | 'levantine' | 'egyptian' | 'gulf' | 'maghreb'

const egyptian = [
  'يناير',
  'فبراير',
  'مارس',
  'أبريل',
  'مايو',
  'يونيو',
  'يوليو',
  'أغسطس',
  'سبتمبر',
  'أكتوبر',
  'نوفمبر',
  'ديسمبر',
]

const levantine = [
  'كانون الثاني',
  'شباط',
  'آذار',
  'نيسان',
  'أيار',
  'حزيران',
  'تموز',
  'آب',
  'أيلول',
  'تشرين الأول',
  'تشرين الثاني',
  'كانون الأول',
]

/** Algeria and Tunisia. Morocco's spellings (غشت، شتنبر …) are read but not written. */
const maghreb = [
  'جانفي',
  'فيفري',
  'مارس',
  'أفريل',
  'ماي',
  'جوان',
  'جويلية',
  'أوت',
  'سبتمبر',
  'أكتوبر',
  'نوفمبر',
  'ديسمبر',
]

export const arabicMonths: Record<MonthStyle, readonly string[]> = {
  double: egyptian.map((name, month) => `${name}/${levantine[month]}`),
  levantine,
  egyptian,
  // The Gulf uses the Egyptian names: CLDR has no difference between ar-EG and ar-SA, ar-AE, ar-KW or ar-QA.
  gulf: egyptian,
  maghreb,
}

/** Other spellings found in print and in archives, by month number. */
export const otherMonthSpellings: readonly [number, string][] = [
  [1, 'كانون ثاني'],
  [3, 'اذار'],
  [4, 'إبريل'],
  [5, 'مايس'],
  [6, 'يونيه'],
  [7, 'يوليه'],
  [7, 'يوليوز'],
  [8, 'غشت'],
  [9, 'شتنبر'],
  [10, 'تشرين أول'],
  [10, 'أوكتوبر'],
  [11, 'تشرين ثاني'],
  [11, 'نونبر'],
  [12, 'كانون أول'],
  [12, 'دجنبر'],
]

export const hijriMonths: readonly string[] = [
  'محرّم',
  'صفر',
  'ربيع الأول',
  'ربيع الآخر',
  'جمادى الأولى',
  'جمادى الآخرة',
  'رجب',
  'شعبان',
  'رمضان',
  'شوّال',
  'ذو القعدة',
  'ذو الحجة',
]

type Names = { months: readonly string[]; weekdays: readonly string[]; initials: readonly string[] }
const known = new Map<Language, Names>()

/** The name of a month (1–12) in a date; the style only matters in Arabic. */
export function monthName(month: number, language: Language, style: MonthStyle): string {
  const table = language === 'ar' ? arabicMonths[style] : namesOf(language).months
  return table[month - 1]!
}

/** Weekday 0 (Sunday) to 6. */
export function weekdayName(weekday: number, language: Language): string {
  return namesOf(language).weekdays[weekday]!
}

/** The heading of a weekday, 0 (Sunday) to 6, in a calendar: ح, ن, ث; "Sun", "dim.". */
export function weekdayInitial(weekday: number, language: Language): string {
  return namesOf(language).initials[weekday]!
}

/** The first day of the week and the weekend for a language, as in CLDR for most of its countries: 0 is Sunday. */
export function weekOf(language: Language): { first: 0 | 1 | 6; weekend: (0 | 5 | 6)[] } {
  if (language === 'ar') return { first: 6, weekend: [5, 6] }
  if (language === 'fa') return { first: 6, weekend: [5] }
  return { first: language === 'ur' ? 0 : 1, weekend: [6, 0] }
}

/** The names as used within a date (Persian "فوریهٔ", not "فوریه"), read from Intl once per language. */
function namesOf(language: Language): Names {
  let names = known.get(language)
  if (names) return names
  const formatter = new Intl.DateTimeFormat(language, {
    calendar: 'gregory',
    numberingSystem: 'latn',
    timeZone: 'UTC',
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  })
  const part = (type: string, time: number) =>
    formatter.formatToParts(time).find((piece) => piece.type === type)!.value
  names = {
    months: Array.from({ length: 12 }, (_, month) => part('month', Date.UTC(2023, month, 1))),
    initials: initialsOf(language),
    // 1 January 2023 was a Sunday.
    weekdays: Array.from({ length: 7 }, (_, day) => part('weekday', Date.UTC(2023, 0, 1 + day))),
  }
  known.set(language, names)
  return names
}

/** Arabic and Persian calendars use one letter for each day; in other languages that would be ambiguous. */
function initialsOf(language: Language): string[] {
  const weekday = language === 'ar' || language === 'fa' ? 'narrow' : 'short'
  const formatter = new Intl.DateTimeFormat(language, { timeZone: 'UTC', weekday })
  return Array.from({ length: 7 }, (_, day) => formatter.format(Date.UTC(2023, 0, 1 + day)))
}
