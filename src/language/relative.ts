import type { DigitStyle } from './digits.ts'
import type { Language } from './languages.ts'
import { count, type Forms } from './plural.ts'

// Also runs in browsers: keep it small and free of Node.

type Phrases = { now: string; ago: (length: string) => string; minute: Forms; hour: Forms; day: Forms }

/** Arabic nouns are in the genitive, as "قبل" requires. */
const phrases: Record<Language, Phrases> = {
  ar: {
    now: 'الآن',
    ago: (length) => `قبل ${length}`,
    minute: { one: 'دقيقة', two: 'دقيقتين', few: 'دقائق', other: 'دقيقة' },
    hour: { one: 'ساعة', two: 'ساعتين', few: 'ساعات', other: 'ساعة' },
    day: { one: 'يوم', two: 'يومين', few: 'أيام', many: 'يومًا', other: 'يوم' },
  },
  en: {
    now: 'just now',
    ago: (length) => `${length} ago`,
    minute: { one: 'minute', other: 'minutes' },
    hour: { one: 'hour', other: 'hours' },
    day: { one: 'day', other: 'days' },
  },
  fr: {
    now: 'à l’instant',
    ago: (length) => `il y a ${length}`,
    minute: { one: 'minute', other: 'minutes' },
    hour: { one: 'heure', other: 'heures' },
    day: { one: 'jour', other: 'jours' },
  },
  fa: {
    now: 'هم‌اکنون',
    ago: (length) => `${length} پیش`,
    minute: { other: 'دقیقه' },
    hour: { other: 'ساعت' },
    day: { other: 'روز' },
  },
  ur: {
    now: 'ابھی',
    ago: (length) => `${length} پہلے`,
    minute: { other: 'منٹ' },
    hour: { one: 'گھنٹہ', other: 'گھنٹے' },
    day: { other: 'دن' },
  },
}

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/**
 * "الآن", "قبل دقيقتين", "قبل 5 دقائق", up to six days. Null for older times (show the date instead) and for
 * times more than a minute ahead (the reader's clock may be slow).
 */
export function relativeTime(from: Date, now: Date, language: Language, digits: DigitStyle): string | null {
  const age = now.getTime() - from.getTime()
  if (!(age >= -minute && age < 7 * day)) return null
  const { now: atOnce, ago, ...nouns } = phrases[language]
  if (age < minute) return atOnce
  const say = (unit: number, noun: Forms) => ago(count(Math.floor(age / unit), noun, language, digits))
  if (age < hour) return say(minute, nouns.minute)
  if (age < day) return say(hour, nouns.hour)
  return say(day, nouns.day)
}
