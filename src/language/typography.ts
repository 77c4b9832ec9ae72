import { direction } from './bidi.ts'
import type { Language } from './languages.ts'

const nbsp = '\u00a0'
const narrow = '\u202f'

/** "36 كم" with a no-break space; the number is already formatted. */
export function withUnit(number: string, unit: string): string {
  return `${number}${nbsp}${unit}`
}

/** The text in the quotation marks of a language: «…», « … » in French, “…” in English. */
export function quote(text: string, language: Language): string {
  if (language === 'en') return `“${text}”`
  return language === 'fr' ? `«${nbsp}${text}${nbsp}»` : `«${text}»`
}

/** The colon after a label. */
export const colon = (language: Language): string => (language === 'fr' ? `${nbsp}:` : ':')

/**
 * The text with typographic improvements. Offered to editors, never applied unasked. Idempotent: the rules
 * run until nothing changes; a text on which they do not settle is returned unchanged.
 */
export function suggestTypography(text: string, language: Language): string {
  let tidy = text
  for (let pass = 0; pass < 10; pass += 1) {
    const next = applyRules(tidy, language)
    if (next === tidy) return tidy
    tidy = next
  }
  return text
}

function applyRules(text: string, language: Language): string {
  const tidy = text
    .replace(/(?<=\S)[ \t]{2,}(?=\S)/g, ' ')
    .replace(/(?<!\.)\.{3}(?!\.)/g, '…')
    .replace(/"([^"\n]*[^"\s])"/g, (_, quoted: string) => quote(quoted.trim(), language))
  if (direction(language) === 'rtl') return arabicMarks(tidy)
  return language === 'fr' ? frenchSpaces(tidy) : tidy
}

const arabicForms: Record<string, string> = { ',': '،', ';': '؛', '?': '؟' }

/** Uses ، ؛ ؟ after Arabic words (never inside numbers or addresses), without a space before them. */
function arabicMarks(text: string): string {
  return text
    .replace(
      /(?<=[\p{Script=Arabic}\p{M}»)][ \t]?)[,;?](?=[\s»)!؟?]|$|\p{Script=Arabic})/gu,
      (mark) => arabicForms[mark]!,
    )
    .replace(/(?<=[\p{L}\p{M}»)])[ \t]+(?=[،؛؟])/gu, '')
    .replace(/(?<=[،؛])(?=\p{L})/gu, ' ')
    .replace(/(?<=[0-9٠-٩۰-۹])[ \t](?=[%٪])/g, nbsp)
}

/** A no-break space before : and inside « », a narrow one before ; ! ? (Lexique de l’Imprimerie nationale). */
function frenchSpaces(text: string): string {
  return text
    .replace(/(?<=[\p{L}\p{M}\p{N}»”)\]…%€])[ \t\u00a0\u202f]*(?=[;!?]+(?:[\s»”)]|$))/gu, narrow)
    .replace(/(?<=[\p{L}\p{M}\p{N}»”)\]…%€])[ \t\u00a0\u202f]*(?=:(?:[\s»”)]|$))/gu, nbsp)
    .replace(/«[ \t\u00a0\u202f]*(?=\S)/g, `«${nbsp}`)
    .replace(/(?<=\S)[ \t\u00a0\u202f]*»/g, `${nbsp}»`)
}

const words = /[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}\u200c.,'’٫٬-]|\u200d)*/gu

/**
 * The number of words as a reader counts them; "1,234.5", "d’État" and a Persian word with a half-space are
 * one each.
 */
export function wordCount(text: string): number {
  return text.match(words)?.length ?? 0
}

/** Whole minutes, at least one: 180 words per minute in Arabic script, 240 in others (Brysbaert 2019, rounded). */
export function readingMinutes(text: string): number {
  const all = text.match(words) ?? []
  const arabic = all.filter((word) => /\p{Script=Arabic}/u.test(word)).length
  return Math.max(1, Math.round(arabic / 180 + (all.length - arabic) / 240))
}
