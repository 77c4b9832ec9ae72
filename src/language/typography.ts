import { direction } from './bidi.ts'
import type { Language } from './languages.ts'

const nbsp = '\u00a0'
const narrow = '\u202f'

/** "36 كم" with a no-break space; the number comes formatted. */
export function withUnit(number: string, unit: string): string {
  return `${number}${nbsp}${unit}`
}

/** The text in the quotation marks of a language: «…», « … » in French, “…” in English. */
export function quote(text: string, language: Language): string {
  if (language === 'en') return `“${text}”`
  return language === 'fr' ? `«${narrow}${text}${narrow}»` : `«${text}»`
}

/**
 * The text as a careful typesetter would have it. For an editor to offer, never to be applied to an
 * author's text unasked. Idempotent; a text that needs nothing comes back the same.
 */
export function suggestTypography(text: string, language: Language): string {
  const tidy = text
    .replace(/(?<=\S)[ \t]{2,}(?=\S)/g, ' ')
    .replace(/(?<!\.)\.{3}(?!\.)/g, '…')
    .replace(/"([^"\n]*[^"\s])"/g, (_, quoted: string) => quote(quoted.trim(), language))
  if (direction(language) === 'rtl') return arabicMarks(tidy)
  return language === 'fr' ? frenchSpaces(tidy) : tidy
}

const arabicForms: Record<string, string> = { ',': '،', ';': '؛', '?': '؟' }

/** ، ؛ ؟ after Arabic words (never inside numbers or addresses), and no space before them. */
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

/** A no-break space before : and inside « », a narrow one before ; ! ? */
function frenchSpaces(text: string): string {
  return text
    .replace(/(?<=[\p{L}\p{N}»)])[ \t]*(?=[;!?](?:\s|»|$))/gu, narrow)
    .replace(/(?<=[\p{L}\p{N}»)])[ \t]+(?=:(?:\s|$))/gu, nbsp)
    .replace(/«[ \t\u00a0\u202f]*(?=\S)/g, `«${narrow}`)
    .replace(/(?<=\S)[ \t\u00a0\u202f]*»/g, `${narrow}»`)
}

const words = /[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}\u200c.,'’٫٬-]|\u200d)*/gu

/** Words as a reader counts them; "1,234.5", "d’État" and a Persian word with a half-space are one each. */
export function wordCount(text: string): number {
  return text.match(words)?.length ?? 0
}

/** Whole minutes, at least one: 180 words a minute in Arabic script, 240 in others (Brysbaert 2019, rounded). */
export function readingMinutes(text: string): number {
  const all = text.match(words) ?? []
  const arabic = all.filter((word) => /\p{Script=Arabic}/u.test(word)).length
  return Math.max(1, Math.round(arabic / 180 + (all.length - arabic) / 240))
}
