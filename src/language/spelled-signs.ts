/** Signs for words or joined letters (ﷻ, ﷽, ﻣ), which few fonts have. */

/** The sentences of Unicode's honorific signs, from U+FD40 on. */
const honorifics = [
  'رحمه الله',
  'رضي الله عنه',
  'رضي الله عنها',
  'رضي الله عنهم',
  'رضي الله عنهما',
  'رضي الله عنهن',
  'صلى الله عليه وآله',
  'عليه السلام',
  'عليهم السلام',
  'عليهما السلام',
  'عليه الصلاة والسلام',
  'قدس سره',
  'صلى الله عليه وآله وسلم',
  'عليها السلام',
  'تبارك وتعالى',
  'رحمهم الله',
]

const spelled: Record<string, string> = {
  '\ufdfd': 'بسم الله الرحمن الرحيم',
  '\ufdfe': 'سبحانه وتعالى',
  '\ufdff': 'عز وجل',
  // The ornate brackets: in Arabic, the one that Unicode calls right is the opening one.
  '\ufd3f': '(',
  '\ufd3e': ')',
  ...Object.fromEntries(honorifics.map((words, at) => [String.fromCharCode(0xfd40 + at), words])),
}

/** Spells out such signs, except ﷺ and ﷲ, which our own fonts have. */
export function spellSigns(text: string): string {
  return text.replace(
    /[[\ufb50-\ufdff\ufe70-\ufefc]--[\ufdfa\ufdf2]]/gv,
    (sign) => spelled[sign] ?? sign.normalize('NFKC'),
  )
}
