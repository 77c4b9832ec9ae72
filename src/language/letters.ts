/** Strong right-to-left characters and the digits, marks and punctuation of their blocks; for a `v` class. */
export const rtlClass =
  '\\u0590-\\u08ff\\u200f\\ufb1d-\\ufdff\\ufe70-\\ufefc\\u{10800}-\\u{10fff}\\u{1e800}-\\u{1efff}'

/** Arabic vowel and reading marks: optional, not letters (Unicode blocks 0600, 06D6, 0870, 08D0). */
export const arabicMarks =
  /[\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u0897-\u089f\u08ca-\u08e1\u08e3-\u08ff]/g

/** Signs that are whole words (such as ﷽), although Unicode classifies them as symbols; for a class. */
export const wordSigns = '\\ufd40-\\ufd4f\\ufdcf\\ufdfd-\\ufdff'

/** The stretching stroke (kashida), which is only decoration. */
export const tatweel = /\u0640/g

/** Letters without a decomposition to a plain Latin letter. */
const undecomposed: Record<string, string> = {
  æ: 'ae',
  œ: 'oe',
  ß: 'ss',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  þ: 'th',
  ı: 'i',
}

/** Latin letters in lower case without accents ("Élysée" → "elysee"); other scripts stay. */
export function foldLatin(text: string): string {
  if (!/\p{Script=Latin}/u.test(text)) return text
  return text
    .replace(/\p{Script=Latin}(?:\p{Script=Latin}|[\u0300-\u036f])*/gu, (word) =>
      word
        .toLowerCase()
        .normalize('NFKD')
        .replace(/[\u0300-\u036f]/g, ''),
    )
    .replace(/[æœßøđðłþı]/g, (letter) => undecomposed[letter]!)
}
