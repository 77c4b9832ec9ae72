import { toLatinDigits } from './digits.ts'
import type { Language } from './languages.ts'
import { arabicMarks, foldLatin, tatweel } from './letters.ts'

const longest = 80

/**
 * A readable address from a headline: "غارات على جنوب لبنان: 3 قتلى" → "غارات-على-جنوب-لبنان-3-قتلى".
 * Only letters, digits and hyphens in NFC, at most 80 characters, cut at a word. Letters are not folded
 * (ؤ ئ ة أ stay). Idempotent. '' if the text has neither letter nor digit: the caller decides then.
 */
export function slugify(text: string, language: Language): string {
  // In English the apostrophe is inside the word (it's); in French it ends one (l'armée).
  const words = language === 'en' ? text.replace(/(?<=\p{L})['’](?=\p{L})/gu, '') : text
  const plain = foldLatin(
    toLatinDigits(words.normalize('NFKC')).replace(tatweel, '').replace(arabicMarks, ''),
  )
    .toLowerCase()
    // A Persian half-space parts what the eye reads as parts; the other invisibles part nothing.
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
