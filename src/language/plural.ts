import { type DigitStyle, formatNumber } from './digits.ts'
import type { Language } from './languages.ts'

export type PluralClass = 'zero' | 'one' | 'two' | 'few' | 'many' | 'other'

/**
 * A counted noun. In Arabic, `one` and `two` are whole phrases without a number ("خبر واحد", "خبران"); in
 * other languages every form follows its number. `zero`, if given, is a whole phrase in every language ("لا
 * أخبار", "no news"). A missing class uses `other`.
 */
export type Forms = { other: string } & Partial<Record<PluralClass, string>>

/** One number for each plural class except zero, in all languages of the site. */
export const samples: readonly number[] = [1, 2, 3, 11, 100]

const rules = new Map<Language, Intl.PluralRules>()

/**
 * The CLDR cardinal class of a non-negative integer. Arabic is computed here because it is used most, also in
 * browsers.
 */
export function pluralClass(n: number, language: Language): PluralClass {
  if (language === 'ar') return arabicClass(n)
  let rule = rules.get(language)
  if (!rule) {
    rule = new Intl.PluralRules(language, { type: 'cardinal' })
    rules.set(language, rule)
  }
  return rule.select(n)
}

/** CLDR for Arabic: 3–10 are few, 11–99 many, and hundreds up to 102 are other. */
function arabicClass(n: number): PluralClass {
  if (n === 0) return 'zero'
  if (n === 1) return 'one'
  if (n === 2) return 'two'
  const rest = n % 100
  if (rest >= 3 && rest <= 10) return 'few'
  return rest >= 11 ? 'many' : 'other'
}

/** The whole phrase, with a no-break space between number and noun: "خبران", "36 خبرًا", "100 خبر". */
export function count(n: number, forms: Forms, language: Language, digits: DigitStyle): string {
  if (!Number.isSafeInteger(n) || n < 0) throw new RangeError(`count needs a non-negative integer, not ${n}`)
  if (n === 0 && forms.zero !== undefined) return forms.zero
  const name = pluralClass(n, language)
  const form = forms[name]
  const spokenAlone = language === 'ar' && (name === 'one' || name === 'two')
  if (spokenAlone && form !== undefined) return form
  return `${formatNumber(n, digits, language)}\u00a0${form ?? forms.other}`
}
