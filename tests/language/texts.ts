import fc from 'fast-check'

const bits = [
  ...'ابتثؤئةأإآىيهـ،؛؟«»٪٣٫َُّ',
  ...'گچپیکےھہں۴',
  ...'abcXYZéßİ',
  ...'0123456789',
  ...' ()[]"“”-+/.,:;%$@#_&!?\n',
  '\u200c',
  '\u200d',
  '\u200e',
  '\u200f',
  '\u202b',
  '\u202c',
  '\u2067',
  '\u2069',
  '\u00a0',
  '\u0301',
  '\u0654',
  'ﻻ',
  'ﷺ',
  '👍🏽',
  'Boeing 737 (MAX)',
  'https://example.org/x?y=1',
  'الوزير',
]

/** Texts in which the scripts, signs and controls of newsroom copy meet, and some of everything else. */
export const anyText = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.array(fc.constantFrom(...bits), { maxLength: 120 }).map((list) => list.join('')),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) },
)
