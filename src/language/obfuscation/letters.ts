/**
 * Undoes obfuscated letters: with marks, stretched, as presentation forms, as look-alike letters of another
 * script, or as digits that stand for a sound (7 for ح) or a shape (0 for o).
 */
import { arabicMarks, foldLatin, tatweel } from '../letters.ts'

/** Invisible or decorative characters: bidi controls, zero-width signs, variation selectors, marks. */
const unseen = /\p{Default_Ignorable_Code_Point}/gu

const table = (pairs: string): Map<string, string> =>
  new Map(
    pairs.split(' ').flatMap((pair) => {
      const [from, to] = pair.split('>') as [string, string]
      return [...from].map((letter) => [letter, to] as const)
    }),
  )

/** Persian, Urdu and old forms of an Arabic letter, and commonly confused spellings. */
const arabic = table(
  'أإآٱٲٳ>ا ىیيېۍےۓئٸٹ>ي ؤۆۇۈۋٶ>و ةۃہۂۀەھۿ>ه کڪگڬڭڮڰڱڳݢ>ك پٻڀٮݐ>ب ٺٿټٽ>ت چڃڄڇ>ج څځݗ>ح ڈڊڌڎ>د ڑړڕږژ>ر ښ>س ڡڢڤڥڦ>ف ٯڧڨ>ق ڵڶ>ل ںڻڼ>ن ء>',
)

/** Within an Arabic word: Latin, Cyrillic and Greek shapes, and digits for sounds. */
const withinArabic = table('lIi1١۱|!>ا oO0ОоΟο>ه 2٢۲>ا 3٣۳>ع 5٥۵>خ 6٦۶>ط 7٧۷>ح 8٨۸>ق 9٩۹>ص')

/** Cyrillic and Greek letters that look like a Latin letter. */
const likeLatin = table(
  'аАαΑ>a ВвΒβ>b сСϲС>c ԁ>d еЕёЁεΕ>e ғ>f ԍ>g һНнΗ>h іІїЇιΙ>i јЈ>j кКκΚ>k ӏ>l мМΜ>m пΝη>n оОοΟσ>o рРρΡ>p ԛ>q г>r ѕЅ>s тТτΤ>t υ>u ѵν>v ԝшω>w хХχΧ>x уУγΥ>y ΖзЗ>z',
)

/** Within a Latin word: digits and signs that look like a letter. */
const withinLatin = table('0٠>o 1١|!>i 3>e 4@>a 5$>s 7>t 8>b')

const hasArabic = /[\p{Script=Arabic}&&\p{L}]/v
const hasLetter = /\p{L}/u

/** Replaces Cyrillic and Greek letters with the Latin letter they look like. */
export const latinShape = (letter: string): string => likeLatin.get(letter) ?? letter

/** A text without invisible characters; presentation forms and fullwidth letters become plain. */
export const plainLetters = (text: string): string =>
  text.replace(unseen, '').normalize('NFKC').replace(unseen, '').replace(tatweel, '').replace(arabicMarks, '')

/**
 * The plain form of an obfuscated word: Arabic letters without hamza, or Latin ones in lower case. Repeated
 * letters are reduced to two. A number stays a number.
 */
export function undisguise(word: string): string {
  const plain = plainLetters(word)
  if (!hasLetter.test(plain)) return plain
  const letters = hasArabic.test(plain)
    ? [...plain].map((letter) => arabic.get(letter) ?? withinArabic.get(letter) ?? letter).join('')
    : [...foldLatin([...plain].map(latinShape).join(''))]
        .map((letter) => withinLatin.get(letter) ?? letter)
        .join('')
        .normalize('NFKD')
  return letters
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/(.)\1{2,}/gu, '$1$1')
}
