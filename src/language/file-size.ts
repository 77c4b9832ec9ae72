/** The size of a file in words: 340 كيلوبايت, 1.2 MB. */
import type { DigitStyle } from './digits.ts'
import type { Language } from './languages.ts'

/** Languages whose short unit names are written in another script. */
const spelled = new Set<Language>(['ar', 'fa'])

export function fileSize(bytes: number, digits: DigitStyle, language: Language): string {
  const isLarge = bytes >= 1_000_000
  const amount = isLarge ? bytes / 1_000_000 : Math.max(1, Math.round(bytes / 1_000))
  return new Intl.NumberFormat(language, {
    numberingSystem: digits,
    style: 'unit',
    unit: isLarge ? 'megabyte' : 'kilobyte',
    unitDisplay: spelled.has(language) ? 'long' : 'short',
    maximumFractionDigits: 1,
  }).format(amount)
}
