import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { blockedWordsIn } from '../../src/language/obfuscation/blocked-words.ts'
import { fingerprintOf } from '../../src/language/obfuscation/fingerprint.ts'
import { undisguise } from '../../src/language/obfuscation/letters.ts'
import { linksIn, phoneNumbersIn } from '../../src/language/obfuscation/links.ts'
import { anyText } from './texts.ts'

const list = ['حمار', 'كلب', 'حقير*', 'spam', 'ابن الشيطان', 'نك', 'علل']
const seen = (text: string) => blockedWordsIn(text, list).map((one) => one.seen)

describe('a blocked word is found', () => {
  test.each([
    ['as it is', 'هذا حمار كبير', ['حمار']],
    ['with vowel marks', 'هذا حِمَارٌ', ['حِمَارٌ']],
    ['stretched', 'حـــمـــار', ['حـــمـــار']],
    ['drawn out', 'يا حمااااااار', ['حمااااااار']],
    [
      'with particles',
      'والحمار وبالحمار للحمار كحمار فالحمار ياحمار',
      [...['والحمار', 'وبالحمار', 'للحمار', 'كحمار', 'فالحمار', 'ياحمار']],
    ],
    ['with a particle that is its own first letter', 'أنت ككلب', ['ككلب']],
    ['with digits for letters', '7مار و٧مار', ['7مار', 'و٧مار']],
    ['with Persian letters', 'ڪلب و کلب', ['ڪلب', 'کلب']],
    ['in presentation forms', 'ﺣﻤﺎﺭ', ['ﺣﻤﺎﺭ']],
    ['with a Latin l for the alif', 'حمlر', ['حمlر']],
    ['with signs between', 'انت ح.م.ا.ر فعلا', ['ح.م.ا.ر']],
    ['with signs in the middle', 'انت حم-ار', ['حم-ار']],
    ['with spaces between', 'انت ح م ا ر فعلا', ['ح م ا ر']],
    ['with one letter apart', 'انت ح مار فعلا', ['ح مار']],
    ['over a stretched space', 'حمـ ـار', ['حمـ ـار']],
    ['with zero-width signs', 'ح\u200bم\u200dا\u2060ر', ['ح\u200bم\u200dا\u2060ر']],
    ['in Latin letters', 'SPAM sp4m s.p.a.m ѕраm ｓｐａｍ', ['SPAM', 'sp4m', 's.p.a.m', 'ѕраm', 'ｓｐａｍ']],
    ['with Latin signs', 'sp@m', ['sp@m']],
    ['beside another script', 'الـspam123', ['spam']],
    ['of two words', 'يا ابن  الشّيطان', ['ابن  الشّيطان']],
    ['after a full stop', 'انتهى.حمار.كبير', ['حمار']],
    ['by its beginning, where that is listed', 'أنتم حقيرون', ['حقيرون']],
  ])('%s', (_, text, expected) => {
    expect(seen(text)).toEqual(expected)
  })
})

describe('a word that contains a blocked word is not a match', () => {
  test.each([
    'استحمار الشعوب',
    'كلبنان',
    'البنك والبنوك',
    'مكالبة',
    'حمارة',
    'spammer',
    'علّ',
    'كل بيت',
    'احمر',
    '2026',
  ])('%s', (text) => expect(seen(text)).toEqual([]))
})

test('a blocked word is found in any obfuscated form, with its position', () => {
  const letter = fc.constantFrom(...'حمرسبتثجدعغقن')
  const mark = fc.constantFrom('', 'ـ', 'ـــ', 'َ', 'ّ', '\u200b', '\u200c', '\u202b')
  const joint = fc.constantFrom('', '.', '-', '*', '_', '…')
  fc.assert(
    fc.property(
      fc.uniqueArray(letter, { minLength: 3, maxLength: 7 }),
      fc.array(fc.tuple(mark, joint, fc.integer({ min: 1, max: 4 })), { minLength: 7, maxLength: 7 }),
      fc.constantFrom('', 'و', 'ال', 'وال', 'بال', 'لل', 'يا'),
      (letters, disguises, particle) => {
        const word = letters
          .map((one, at) => {
            const [sign, between, times] = disguises[at]!
            return one.repeat(times) + sign + (at < letters.length - 1 ? between : '')
          })
          .join('')
        const text = `قال لنا ${particle}${word} أمس`
        const found = blockedWordsIn(text, [letters.join('')])
        expect(found.map((one) => undisguise(one.seen.replace(/[.*_…-]/g, '')))).toEqual([
          undisguise(particle + letters.flatMap((one, at) => one.repeat(disguises[at]![2])).join('')),
        ])
      },
    ),
    { numRuns: 500 },
  )
})

test('any text can be checked against any list, and each match is in the text', () => {
  fc.assert(
    fc.property(anyText, fc.array(anyText, { maxLength: 5 }), (text, words) => {
      let last = 0
      for (const { start, end, seen } of blockedWordsIn(text, words)) {
        expect(text.slice(start, end)).toBe(seen)
        expect(start).toBeGreaterThanOrEqual(last)
        last = end
      }
    }),
    { numRuns: 1000 },
  )
})

describe('fingerprint', () => {
  const text = 'اربح ألف دولار كل يوم من بيتك واشترك في قناتنا الآن'
  test.each([
    text.replace('ألف', 'الـــف'),
    `${text}!!! 12345`,
    text.replaceAll(' ', '  ').replace('دولار', 'دولاااار'),
    text.replace('اربح', 'اِربَح'),
  ])('%s', (other) => expect(fingerprintOf(other)).toBe(fingerprintOf(text)))
  test('a text split into letters is recognised, and a long text without spaces is handled', () => {
    const shreds = 'a@'.repeat(1_000)
    expect(seen(shreds)).toEqual([shreds])
    expect(seen('كلمة،'.repeat(400))).toEqual([])
  })

  test('short texts have no fingerprint', () => expect(fingerprintOf('شكرا لكم')).toBe(''))
  test('another text has another fingerprint', () =>
    expect(fingerprintOf(`لا ${text}`)).not.toBe(fingerprintOf(text)))
})

describe('links', () => {
  test.each([
    ['انظر https://example.org/x?y=1 هنا', ['https://example.org/x?y=1']],
    ['hxxp://spam.example', ['hxxp://spam.example']],
    ['www.spam.shop', ['www.spam.shop']],
    ['ادخل spam.com الآن', ['spam.com']],
    ['spam dot com', ['spam dot com']],
    ['spam[.]com', ['spam[.]com']],
    ['spam (نقطة) com', ['spam (نقطة) com']],
    ['spam نقطة كوم', ['spam نقطة كوم']],
    ['ехаmрlе.соm', ['ехаmрlе.соm']],
    ['ｓｐａｍ．ｃｏｍ', ['ｓｐａｍ．ｃｏｍ']],
    ['t.me/spam', ['t.me/spam']],
    ['انتهى.ثم بدأ', []],
    ['قال 3.5 في المئة. وأضاف', []],
    ['U.S. officials', []],
    ['هذه نقطة مهمة', []],
    [`${'n'.repeat(63)}.com`, [`${'n'.repeat(63)}.com`]],
    [`${'n'.repeat(64)}.com`, []],
  ])('%s', (text, expected) => expect(linksIn(text)).toEqual(expected))
  test.each([
    ['واتساب +966 50 123 4567', ['+966 50 123 4567']],
    ['٠٥٠١٢٣٤٥٦٧', ['٠٥٠١٢٣٤٥٦٧']],
    ['بلغ العدد 1,250,000 في 2026', []],
    ['من 2025 إلى 2026', []],
  ])('telephone numbers: %s', (text, expected) => expect(phoneNumbersIn(text)).toEqual(expected))
  test('any text can be checked, and each match is in the text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        for (const found of [...linksIn(text), ...phoneNumbersIn(text)]) expect(text).toContain(found)
      }),
      { numRuns: 1000 },
    )
  })
})
