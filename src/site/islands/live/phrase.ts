import { type DigitStyle, formatNumber } from '../../../language/digits.ts'
import type { Language } from '../../../language/languages.ts'
import { pluralClass, samples } from '../../../language/plural.ts'

/**
 * A number with its noun. `said` has the page's phrase for each number in `samples`, so the script needs no
 * plural rules.
 */
export function phrase(n: number, said: string[]): string {
  const { lang, dataset } = document.documentElement
  const language = lang as Language
  const digits = dataset.digits as DigitStyle
  const at = samples.findIndex((sample) => pluralClass(sample, language) === pluralClass(n, language))
  const index = at === -1 ? samples.length - 1 : at
  return said[index]!.replace(
    formatNumber(samples[index]!, digits, language),
    formatNumber(n, digits, language),
  )
}
