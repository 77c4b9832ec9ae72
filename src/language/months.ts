import type { Language } from './languages.ts'

/** How an Arabic publication names the months; `double` is "فبراير/شباط". */
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

/** Algeria and Tunisia. Morocco's own spellings (غشت، شتنبر …) are read but not written. */
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
  // The Gulf writes the Egyptian names: CLDR has no difference between ar-EG and ar-SA, ar-AE, ar-KW or ar-QA.
  gulf: egyptian,
  maghreb,
}

/** Spellings that are met in print and in archives, besides the tables above, by month number. */
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

type Names = { months: readonly string[]; weekdays: readonly string[] }
const known = new Map<Language, Names>()

/** Month (1–12) as it stands in a date; the style matters in Arabic alone. */
export function monthName(month: number, language: Language, style: MonthStyle): string {
  const table = language === 'ar' ? arabicMonths[style] : namesOf(language).months
  return table[month - 1]!
}

/** Weekday 0 (Sunday) to 6. */
export function weekdayName(weekday: number, language: Language): string {
  return namesOf(language).weekdays[weekday]!
}

/** The names as they stand within a date (Persian "فوریهٔ", not "فوریه"), read from Intl once a language. */
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
    // 1 January 2023 was a Sunday.
    weekdays: Array.from({ length: 7 }, (_, day) => part('weekday', Date.UTC(2023, 0, 1 + day))),
  }
  known.set(language, names)
  return names
}
