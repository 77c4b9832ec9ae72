import type { Language } from './languages.ts'

/** Unicode numbering systems (CLDR names): 123, ١٢٣, ۱۲۳. */
export type DigitStyle = 'latn' | 'arab' | 'arabext'

const zeros: Record<DigitStyle, number> = { latn: 0x30, arab: 0x660, arabext: 0x6f0 }
const formatters = new Map<string, Intl.NumberFormat>()

/** Converts Arabic-Indic and extended Arabic-Indic digits to 0–9. */
export function toLatinDigits(text: string): string {
  return text.replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) & 0xf))
}

/** Converts every digit of the text to one style. Separators stay: use formatNumber for amounts. */
export function toDigits(text: string, style: DigitStyle): string {
  const latin = toLatinDigits(text)
  if (style === 'latn') return latin
  return latin.replace(/[0-9]/g, (digit) => String.fromCharCode(zeros[style] + Number(digit)))
}

/** A number with the separators of its digits: 1,234.5 · ١٬٢٣٤٫٥ · 1 234,5 (at most 3 decimals). */
export function formatNumber(n: number, style: DigitStyle, language: Language): string {
  if (Number.isInteger(n) && n >= 0 && n < 1000) return toDigits(String(n), style)
  const key = language + style
  let formatter = formatters.get(key)
  if (!formatter) {
    formatter = new Intl.NumberFormat(language, {
      numberingSystem: style,
      useGrouping: 'always',
      maximumFractionDigits: 3,
    })
    formatters.set(key, formatter)
  }
  return formatter.format(n)
}
