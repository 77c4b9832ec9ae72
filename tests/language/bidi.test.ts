import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  direction,
  firstStrong,
  hasUnbalancedBidi,
  isolate,
  plainText,
  stripBidi,
} from '../../src/language/bidi.ts'
import { sums } from '../../src/language/number-chains.ts'
import isolation from './fixtures/isolation.json' with { type: 'json' }
import { anyText } from './texts.ts'

/** Without the controls that a text had or that were set. */
const bare = (text: string) => stripBidi(text).replaceAll('\u2060', '')

const marked = (text: string, base: 'rtl' | 'ltr') =>
  isolate(text, base)
    .map((run) => (run.isolate ? `⟦${bare(run.text)}⟧` : bare(run.text)))
    .join('')

test('a long row of digits and signs is matched once, whatever follows it', () => {
  for (const part of ['/-1', '+1', '-1', '1', '.1', ' - 1', '%+1', '/ -1', '→1'])
    for (const end of ['', '@', '/', 'x', '_'])
      expect(sums(`1${part.repeat(200_000 / part.length)}${end}`).length).toBeLessThan(2)
  const shown = (text: string) => sums(text).map(({ start, end }) => text.slice(start, end))
  expect(shown('2 + 2 = 4، ثم 3.5 → 3.8.')).toEqual(['2 + 2 = 4', '3.5 → 3.8'])
  expect(shown('1+1.5x و1/2/3')).toEqual(['1+1'])
})

describe('isolate', () => {
  test.each(isolation.rtl)('%s', (expected) => {
    expect(marked(expected.replace(/[⟦⟧]/g, ''), 'rtl')).toBe(expected)
  })

  test.each(isolation.ltr)('%s', (expected) => {
    expect(marked(expected.replace(/[⟦⟧]/g, ''), 'ltr')).toBe(expected)
  })

  test('isolation loses no text and makes no empty run', () => {
    fc.assert(
      fc.property(anyText, fc.constantFrom('rtl', 'ltr'), (text, base) => {
        const runs = isolate(text, base)
        expect(bare(runs.map((run) => run.text).join(''))).toBe(bare(text))
        expect(runs.every((run) => run.text !== '')).toBe(true)
      }),
      { numRuns: 1000 },
    )
  })

  test('numbers keep their letters and digits in any context, and isolating twice changes nothing', () => {
    const bits = fc.constantFrom(
      ...['2-1', '2 - 1', '4-3-3', '2015–2016', '2016-02-19', '19/2/2016', '١٩/٢/٢٠١٦', '+962 6 555 1234'],
      ...['±5', '-5', '10-15%', '50٪', '3:1', '18:30', '3.5→3.8', '2 + 2 = 4', 'GPT-5', 'كوفيد-19', '$100'],
      ...['desk@example.org', ' https://example.org/GPT-5/2-1 ', '#b3141d', 'C++', '(فيديو)', '«Al Jazeera»'],
      ...['سدرة', 'اتحاد الضفتين', 'و', 'Arsenal', 'Chelsea', '،', '.', '('],
    )
    const sentence = fc.array(fc.tuple(bits, fc.constantFrom(' ', ' ', '', '\n')), { maxLength: 12 })
    fc.assert(
      fc.property(sentence, fc.constantFrom('rtl', 'ltr'), (words, base) => {
        const text = words.flat().join('')
        const once = plainText(text, base)
        expect(bare(once)).toBe(text)
        expect(plainText(once, base)).toBe(once)
        expect(hasUnbalancedBidi(once.replaceAll('\n', ' '))).toBe(false)
        for (const address of once.match(/https?:[\x21-\x7e\u2060]+/g) ?? [])
          expect(address).not.toContain('\u2060')
      }),
      { numRuns: 1000 },
    )
  })

  test('in right-to-left text every Latin letter is isolated, and no Arabic letter', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        for (const run of isolate(text, 'rtl')) {
          if (run.isolate) expect(run.text).not.toMatch(/\p{Script=Arabic}/u)
          else expect(run.text).not.toMatch(/\p{Script=Latin}/u)
        }
      }),
      { numRuns: 1000 },
    )
  })

  test('each sign of the Latin script is isolated, numerals such as Ⅳ too', () => {
    const latin: string[] = []
    for (let code = 0; code <= 0x10ffff; code++) {
      const sign = code >= 0xd800 && code < 0xe000 ? '' : String.fromCodePoint(code)
      if (/\p{Script=Latin}/u.test(sign)) latin.push(sign)
    }
    expect(latin.length).toBeGreaterThan(1000)
    expect(latin.filter((sign) => !isolate(`في ${sign} بعد`, 'rtl')[1]?.isolate)).toEqual([])
  })

  test('brackets stay paired within a run', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        for (const run of isolate(text, 'rtl').filter((piece) => piece.isolate)) {
          const opened = run.text.split('(').length
          expect(run.text.split(')').length).toBe(opened)
        }
      }),
      { numRuns: 1000 },
    )
  })

  test('long lines are processed in linear time', () => {
    const before = process.cpuUsage()
    for (const line of [
      '('.repeat(20_000),
      'a ('.repeat(20_000),
      '1-'.repeat(20_000),
      '"1 '.repeat(20_000),
      '1+1-'.repeat(20_000),
      '1,'.repeat(20_000),
      '2-1 '.repeat(20_000),
      '2-1 a'.repeat(20_000),
    ]) {
      isolate(`${line}ا`, 'rtl')
    }
    // CPU time of this process only. Quadratic time would take minutes here.
    expect(process.cpuUsage(before).user / 1000).toBeLessThan(8000)
  })
})

test('removes controls, keeps joiners', () => {
  expect(stripBidi('\u202bمی‌شود\u202c\u200f \u2067x\u2069\u061c')).toBe('می‌شود x')
  fc.assert(fc.property(anyText, (text) => !hasUnbalancedBidi(stripBidi(text))))
})

test.each([
  ['\u202babc\u202c', false],
  ['\u2067a\u202bb\u202c\u2069', false],
  ['\u202babc', true],
  ['abc\u202c', true],
  ['\u2067a\u202bb\u2069\u202c', true],
  ['\u2067a\nb\u2069', true],
  ['سلام\u200f', false],
])('%j has unbalanced controls: %s', (text, unbalanced) => {
  expect(hasUnbalancedBidi(text)).toBe(unbalanced)
})

test.each([
  ['123 سلام abc', 'rtl'],
  ['«Boeing» سلام', 'ltr'],
  ['\u2068abc\u2069 سلام', 'rtl'],
  ['\u2068abc \u2067x\u2069 d\u2069 سلام', 'rtl'],
  ['\u200f123', 'rtl'],
  ['123 - !', null],
])('%j starts with direction %s', (text, expected) => {
  expect(firstStrong(text)).toBe(expected)
})

test('languages have their direction', () => {
  expect(['ar', 'fa-AF', 'ur', 'ckb', 'en', 'fr-DZ'].map(direction)).toEqual([
    'rtl',
    'rtl',
    'rtl',
    'rtl',
    'ltr',
    'ltr',
  ])
})
