/**
 * Letters as they are disguised: with marks, stretched, in presentation forms, written as letters of another script
 * that look the same, or as digits that stand for a sound (7 for ح) or look like a letter (0 for o).
 */
import { arabicMarks, foldLatin, tatweel } from '../letters.ts'

/** What can't be seen, or only decorates a letter: bidi controls, zero-width signs, variation selectors, marks. */
const unseen = /\p{Default_Ignorable_Code_Point}/gu

const table = (pairs: string): Map<string, string> =>
  new Map(
    pairs.split(' ').flatMap((pair) => {
      const [from, to] = pair.split('>') as [string, string]
      return [...from].map((letter) => [letter, to] as const)
    }),
  )

/** Persian, Urdu and old forms of an Arabic letter, and the spellings that people mix. */
const arabic = table(
  'أإآٱٲٳ>ا ىیيېۍےۓئٸٹ>ي ؤۆۇۈۋٶ>و ةۃہۂۀەھۿ>ه کڪگڬڭڮڰڱڳݢ>ك پٻڀٮݐ>ب ٺٿټٽ>ت چڃڄڇ>ج څځݗ>ح ڈڊڌڎ>د ڑړڕږژ>ر ښ>س ڡڢڤڥڦ>ف ٯڧڨ>ق ڵڶ>ل ںڻڼ>ن ء>',
)

/** Within a word of Arabic letters: Latin, Cyrillic and Greek shapes, and digits for sounds. */
const withinArabic = table('lIi1١۱|!>ا oO0ОоΟο>ه 2٢۲>ا 3٣۳>ع 5٥۵>خ 6٦۶>ط 7٧۷>ح 8٨۸>ق 9٩۹>ص')

/** Cyrillic and Greek letters that look like a Latin one. */
const likeLatin = table(
  'аАαΑ>a ВвΒβ>b сСϲС>c ԁ>d еЕёЁεΕ>e ғ>f ԍ>g һНнΗ>h іІїЇιΙ>i јЈ>j кКκΚ>k ӏ>l мМΜ>m пΝη>n оОοΟσ>o рРρΡ>p ԛ>q г>r ѕЅ>s тТτΤ>t υ>u ѵν>v ԝшω>w хХχΧ>x уУγΥ>y ΖзЗ>z',
)

/** Within a word of Latin letters: digits and signs that look like one. */
const withinLatin = table('0٠>o 1١|!>i 3>e 4@>a 5$>s 7>t 8>b')

const hasArabic = /[\p{Script=Arabic}&&\p{L}]/v
const hasLetter = /\p{L}/u

/** Latin for Cyrillic and Greek letters that look like it; all else stays. */
export const latinShape = (letter: string): string => likeLatin.get(letter) ?? letter

/** A text without what can't be seen, presentation forms and fullwidth letters as plain ones. */
export const plainLetters = (text: string): string =>
  text.replace(unseen, '').normalize('NFKC').replace(unseen, '').replace(tatweel, '').replace(arabicMarks, '')

/**
 * A word as it sounds and looks, whatever it is disguised in: plain Arabic letters without hamza, or Latin ones in
 * lower case. A letter that is repeated is there at most twice. A number stays a number.
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
