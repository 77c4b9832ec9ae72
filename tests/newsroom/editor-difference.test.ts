/** Two versions of a text side by side in one: whole words, nothing lost. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Block, BodyDocument } from '../../src/body/document.ts'
import { compareBodies } from '../../src/newsroom/diff/compare-bodies.ts'
import { compareTexts, wordsOf } from '../../src/newsroom/diff/tokens.ts'
import { bodies } from '../ingest/body-documents.ts'

/** [-went-] and {+came+} in one line. */
const shown = (before: string, after: string, fine = false) =>
  compareTexts(before, after, fine)
    .map(({ text, kind }) => (kind === 'same' ? text : kind === 'added' ? `{+${text}+}` : `[-${text}-]`))
    .join('')

describe('differences of texts', () => {
  test.each([
    ['قال الوزير إن', 'قال الرئيس إن', 'قال [-الوزير-]{+الرئيس+} إن'],
    ['كتب محمد', 'كتب مُحَمَّد', 'كتب [-محمد-]{+مُحَمَّد+}'],
    ['عاد بعد عامين', 'رجع منذ عامين', '[-عاد بعد-]{+رجع منذ+} عامين'],
    ['نص', 'نص جديد', 'نص{+ جديد+}'],
    ['لا\u200cبد منه', 'لا\u200cبد', 'لا\u200cبد[- منه-]'],
    ['فاز 2-1', 'فاز 2-3', 'فاز [-2-1-]{+2-3+}'],
    ['من 3.5% إلى', 'من 3.8% إلى', 'من [-3.5%-]{+3.8%+} إلى'],
    ['نموذج GPT-4 هنا', 'نموذج GPT-5 هنا', 'نموذج [-GPT-4-]{+GPT-5+} هنا'],
    ['كوفيد-19', 'كوفيد-21', 'كوفيد-[-19-]{+21+}'],
  ])('%j to %j', (before, after, expected) => {
    expect(shown(before, after)).toBe(expected)
  })

  test('compares signs by character', () => {
    expect(shown('قال: "نعم", ثم', 'قال: «نعم»، ثم', true)).toBe('قال: [-"-]{+«+}نعم[-",-]{+»،+} ثم')
  })

  test('treats a word with its harakat as one', () => {
    expect(wordsOf('مُحَمَّدٌ يقرأُ')).toEqual(['مُحَمَّدٌ', ' ', 'يقرأُ'])
  })

  test('shows both complete versions', () => {
    const words = fc.array(fc.constantFrom('قال', 'الوزيرُ', ' ', '، ', 'Boeing', '737', '\n', '"', '👩‍👧'), {
      maxLength: 15,
    })
    const text = words.map((list) => list.join(''))
    fc.assert(
      fc.property(text, text, fc.boolean(), (before, after, fine) => {
        const parts = compareTexts(before, after, fine)
        const without = (kind: string) =>
          parts.flatMap((part) => (part.kind === kind ? [] : part.text)).join('')
        expect(without('added')).toBe(before)
        expect(without('removed')).toBe(after)
      }),
    )
  })
})

describe('differences of bodies', () => {
  const paragraph = (text: string): Block => ({ type: 'paragraph', content: [{ type: 'text', text }] })
  const doc = (...content: Block[]): BodyDocument => ({ type: 'doc', content })

  test('recognises a slightly rewritten block as changed, and others as added or removed', () => {
    const before = doc(paragraph('أقر المجلس الخطة بأغلبية كبيرة'), paragraph('شيء'), paragraph('باق'))
    const after = doc(
      paragraph('أقر المجلس الخطة بأغلبية ضئيلة'),
      paragraph('كلام آخر تمامًا'),
      paragraph('باق'),
    )
    expect(compareBodies(before, after).map(({ kind }) => kind)).toEqual([
      'changed',
      'added',
      'removed',
      'same',
    ])
  })

  test('treats another picture as another block', () => {
    const figure = (mediaId: number, caption: string): Block => ({
      type: 'figure',
      attrs: { mediaId, caption },
    })
    expect(compareBodies(doc(figure(1, 'أ')), doc(figure(1, 'ب'))).map(({ kind }) => kind)).toEqual([
      'changed',
    ])
    expect(compareBodies(doc(figure(1, 'أ')), doc(figure(2, 'أ'))).map(({ kind }) => kind)).toEqual([
      'added',
      'removed',
    ])
  })

  test('shows each block of both versions once', () => {
    const any = bodies({ media: [1, 2], articles: [7] })
    fc.assert(
      fc.property(any, any, (before, after) => {
        const changes = compareBodies(before, after)
        const old = changes.flatMap((change) =>
          change.kind === 'changed' ? [change.before] : change.kind === 'added' ? [] : [change.block],
        )
        const now = changes.flatMap((change) =>
          change.kind === 'changed' ? [change.after] : change.kind === 'removed' ? [] : [change.block],
        )
        expect(old).toEqual(before.content)
        expect(now).toEqual(after.content)
      }),
      { numRuns: 300 },
    )
  })
})
