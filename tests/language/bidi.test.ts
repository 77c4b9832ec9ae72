import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { direction, firstStrong, hasUnbalancedBidi, isolate, stripBidi } from '../../src/language/bidi.ts'
import isolation from './fixtures/isolation.json' with { type: 'json' }
import { anyText } from './texts.ts'

const marked = (text: string, base: 'rtl' | 'ltr') =>
  isolate(text, base)
    .map((run) => (run.isolate ? `⟦${run.text}⟧` : run.text))
    .join('')

describe('isolate', () => {
  test.each(isolation.rtl)('%s', (expected) => {
    expect(marked(expected.replace(/[⟦⟧]/g, ''), 'rtl')).toBe(expected)
  })

  test.each(isolation.ltr)('%s', (expected) => {
    expect(marked(expected.replace(/[⟦⟧]/g, ''), 'ltr')).toBe(expected)
  })

  test('nothing is lost, and every run has something in it', () => {
    fc.assert(
      fc.property(anyText, fc.constantFrom('rtl', 'ltr'), (text, base) => {
        const runs = isolate(text, base)
        expect(runs.map((run) => run.text).join('')).toBe(text)
        expect(runs.every((run) => run.text !== '')).toBe(true)
      }),
      { numRuns: 1000 },
    )
  })

  test('in right-to-left text every Latin letter is isolated, and no Arabic one', () => {
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

  test('brackets stay in pairs within a run', () => {
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

  test('long lines cost little', () => {
    const began = performance.now()
    for (const line of [
      '('.repeat(20_000),
      'a ('.repeat(20_000),
      '1-'.repeat(20_000),
      '"1 '.repeat(20_000),
    ]) {
      isolate(`${line}ا`, 'rtl')
    }
    expect(performance.now() - began).toBeLessThan(2000)
  })
})

test('controls go, joiners stay', () => {
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
])('%j unbalanced: %s', (text, unbalanced) => {
  expect(hasUnbalancedBidi(text)).toBe(unbalanced)
})

test.each([
  ['123 سلام abc', 'rtl'],
  ['«Boeing» سلام', 'ltr'],
  ['\u2068abc\u2069 سلام', 'rtl'],
  ['\u2068abc \u2067x\u2069 d\u2069 سلام', 'rtl'],
  ['\u200f123', 'rtl'],
  ['123 - !', null],
])('%j begins %s', (text, expected) => {
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
