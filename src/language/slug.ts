import { toLatinDigits } from './digits.ts'
import { type Language, languageOf } from './languages.ts'
import { arabicMarks, foldLatin, tatweel } from './letters.ts'

const longest = 80

/**
 * A readable slug from a headline: "غارات على جنوب لبنان: 3 قتلى" → "غارات-على-جنوب-لبنان-3-قتلى". Only
 * letters, digits and hyphens in NFC, at most 80 characters, cut at a word. Letters are not changed (ؤ ئ ة أ
 * stay). Idempotent. '' if the text has neither letters nor digits; the caller must handle this.
 */
export function slugify(text: string, language: Language): string {
  // In English an apostrophe is inside a word (it's); in French it ends one (l'armée).
  const words = language === 'en' ? text.replace(/(?<=\p{L})['’](?=\p{L})/gu, '') : text
  const plain = foldLatin(
    toLatinDigits(words.normalize('NFKC')).replace(tatweel, '').replace(arabicMarks, ''),
  )
    .toLowerCase()
    // A Persian half-space separates visible parts; other invisible characters do not.
    .replace(/\u200c/g, '-')
    .replace(/\p{Default_Ignorable_Code_Point}|\p{Me}|[\u0300-\u036f]/gu, '')
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, '-')
    .replace(/(?<![\p{L}\p{N}\p{M}])\p{M}+/gu, '')
    .normalize('NFC')
  return cutAtWord(plain.replace(/-{2,}/g, '-').replace(/^-|-$/g, ''))
}

function cutAtWord(slug: string): string {
  const characters = Array.from(slug)
  if (characters.length <= longest) return slug
  const end = characters.lastIndexOf('-', longest)
  return characters.slice(0, end > 0 ? end : longest).join('')
}

/** The readable part of an article's address: as it was chosen, else made of the headline. Never empty. */
export const articleSlug = ({
  slug,
  headline,
  language,
}: {
  slug: string
  headline: string
  language: string
}): string => slugify(slug || headline, languageOf(language)) || 'article'
