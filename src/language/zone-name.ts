/** The name of a time zone after a time, for readers who may be elsewhere. */
import type { Language } from './languages.ts'

const phrases: Record<Language, (name: string) => string> = {
  ar: (name) => (/^(ال)?توقيت/.test(name) ? `ب${name}` : `بتوقيت ${name}`),
  en: (name) => name,
  fr: (name) => `(${name.replace(/\s*:\s*/, '\u00a0: ')})`,
  fa: (name) => (name.startsWith('وقت') ? `به ${name}` : `به وقت ${name}`),
  ur: (name) => `${name.replace(/\s*وقت$/, '')} کے وقت کے مطابق`,
}

const known = new Map<string, string>()

/** Follows a time: "بتوقيت السعودية", "Lebanon Time". The same all year, also in summer time. */
export function inZone(timeZone: string, language: Language): string {
  const key = `${language} ${timeZone}`
  let phrase = known.get(key)
  if (phrase === undefined) {
    phrase = phrases[language](nameOf(timeZone, language))
    known.set(key, phrase)
  }
  return phrase
}

function nameOf(timeZone: string, language: Language): string {
  const parts = new Intl.DateTimeFormat(language, {
    ...{ timeZone, timeZoneName: 'shortGeneric', numberingSystem: 'latn' },
  } as Intl.DateTimeFormatOptions).formatToParts(Date.UTC(2024, 0, 1))
  const name = parts.find(({ type }) => type === 'timeZoneName')?.value ?? timeZone
  return name
    .replace('المملكة العربية السعودية', 'السعودية')
    .replace(/[+-][0۰]/, '')
    .replace(/[\u200e\u200f]/g, '')
    .trim()
}
