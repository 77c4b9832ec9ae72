/**
 * Merging two versions of a text with one origin: changes of both sides stay, and only blocks that both
 * changed are conflicts.
 */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Block, BodyDocument } from '../../src/body/document.ts'
import { contentHash, decided, merge, sameContent, versions } from '../../src/newsroom/drafts/merge.ts'
import { mergeBlocks } from '../../src/newsroom/drafts/merge-blocks.ts'
import { sameJson } from '../../src/values/canonical-json.ts'
import { bodies } from '../ingest/body-documents.ts'

const paragraph = (text: string): Block => ({ type: 'paragraph', content: [{ type: 'text', text }] })
const blocks = (...texts: string[]) => texts.map(paragraph)
const textsOf = (list: Block[]) =>
  list.map((block) =>
    block.type === 'paragraph'
      ? (block.content ?? []).map((node) => (node.type === 'text' ? node.text : '\n')).join('')
      : block.type,
  )
const merged = (base: string[], mine: string[], theirs: string[]) => {
  const { blocks: list, conflicts } = mergeBlocks(blocks(...base), blocks(...mine), blocks(...theirs))
  return {
    text: textsOf(list),
    conflicts: conflicts.map(({ at, mine: here, theirs: present }) => [at, textsOf(here), textsOf(present)]),
  }
}

const [one, two, three] = [
  'وصل الوزير إلى العاصمة صباح اليوم',
  'التقى الوفد رئيس البرلمان في مقره',
  'يعود الوفد مساء الغد إلى بلاده',
]

describe('blocks', () => {
  test.each<[string, string[], string[], string[], string[]]>([
    [
      'neighbours',
      [one, two],
      [`${one} الباكر`, two],
      [one, `${two} القديم`],
      [`${one} الباكر`, `${two} القديم`],
    ],
    [
      'one came, the next changed',
      [one, two],
      [one, 'جديدة هنا', two],
      [one, `${two} القديم`],
      [one, 'جديدة هنا', `${two} القديم`],
    ],
    ['two came at one place', [one], [one, 'مني'], [one, 'منها'], [one, 'منها', 'مني']],
    ['two came to an empty text', [], ['مني'], ['منها'], ['منها', 'مني']],
    ['the same came from both', [one], [one, 'معًا', 'مني'], [one, 'معًا'], [one, 'معًا', 'مني']],
    [
      'one went, another changed',
      [one, two, three],
      [two, three],
      [one, two, `${three} سالمًا`],
      [two, `${three} سالمًا`],
    ],
    ['both took it out', [one, two], [one], [one], [one]],
    ['one went, and something came beside it', [one, two], [one], [one, 'بينهما', two], [one, 'بينهما']],
    [
      'two rewritten as one, something between them',
      [one, two],
      ['كلام لا يشبههما'],
      [one, 'بينهما', two],
      ['كلام لا يشبههما', 'بينهما'],
    ],
    [
      'one was moved',
      [one, two, three],
      [two, three, one],
      [one, two, `${three} سالمًا`],
      [two, `${three} سالمًا`, one],
    ],
    ['the same change', [one], [`${one} الباكر`], [`${one} الباكر`], [`${one} الباكر`]],
    [
      'one rewritten whole, its neighbour changed',
      [one, two],
      ['كلام لا يشبهه', two],
      [one, `${two} القديم`],
      ['كلام لا يشبهه', `${two} القديم`],
    ],
  ])('%s: has no conflict', (_, base, mine, theirs, expected) => {
    expect(merged(base, mine, theirs)).toEqual({ text: expected, conflicts: [] })
  })

  test.each<[string, string[], string[], string[], unknown[]]>([
    [
      'both changed it',
      [one, two],
      [`${one} الباكر`, two],
      [`${one} المشمس`, two],
      [0, [`${one} الباكر`], [`${one} المشمس`]],
    ],
    [
      'one took out what the other changed',
      [one, two],
      [one],
      [one, `${two} القديم`],
      [1, [], [`${two} القديم`]],
    ],
    [
      'one divided what the other changed',
      [two, three],
      ['التقى الوفد رئيس البرلمان', 'في مقره', three],
      [`${two} القديم`, three],
      [0, ['التقى الوفد رئيس البرلمان', 'في مقره'], [`${two} القديم`]],
    ],
  ])('%s: asks about that block only', (_, base, mine, theirs, conflict) => {
    const found = merged(base, mine, theirs)
    expect(found.conflicts).toEqual([conflict])
    expect(found.text).toEqual(mine)
  })

  const list = fc.array(fc.constantFrom(one, two, three, 'قصير', 'وصل', `${one} ${two}`), { maxLength: 7 })
  test('an unchanged side takes the other’s changes', () => {
    fc.assert(
      fc.property(list, list, (base, side) => {
        expect(merged(base, base, side)).toEqual({ text: side, conflicts: [] })
        expect(merged(base, side, base)).toEqual({ text: side, conflicts: [] })
        expect(merged(base, side, side)).toEqual({ text: side, conflicts: [] })
      }),
    )
  })

  test('no written text is missing, and each version can be chosen', () => {
    fc.assert(
      fc.property(list, list, list, (base, mine, theirs) => {
        const found = mergeBlocks(blocks(...base), blocks(...mine), blocks(...theirs))
        const conflicting = found.conflicts.flatMap((conflict) => [...conflict.mine, ...conflict.theirs])
        const present = [...textsOf(found.blocks), ...textsOf(conflicting)]
        const written = (side: string[]) => side.filter((text) => !base.includes(text))
        expect(present).toEqual(expect.arrayContaining([...written(mine), ...written(theirs)]))
        for (const { at, mine: here } of found.conflicts)
          expect(textsOf(found.blocks.slice(at, at + here.length))).toEqual(textsOf(here))
      }),
      { numRuns: 500 },
    )
  })
})

describe('article contents', () => {
  /** Orders keys as PostgreSQL's JSON does: by length, then by letters. */
  const jsonb = (value: unknown): unknown =>
    Array.isArray(value)
      ? value.map(jsonb)
      : value && typeof value === 'object'
        ? Object.fromEntries(
            Object.entries(value)
              .sort(([a], [b]) => a.length - b.length || (a < b ? -1 : 1))
              .map(([key, one]) => [key, jsonb(one)]),
          )
        : value
  const content = (body: Block[], more: object = {}) => ({
    ...{ headline: 'عنوان', keywords: ['أ', 'ب'], sectionId: 1 as number | null, ...more },
    body: { type: 'doc', content: body } as BodyDocument,
  })

  test('a body from the database is equal to the stored one', () => {
    fc.assert(
      fc.property(bodies({ media: [1], articles: [2] }), (body) => {
        const [before, after] = [{ body }, { body: jsonb(body) as BodyDocument }]
        expect(sameContent(before, after)).toBe(true)
        expect(contentHash(before)).toBe(contentHash(after))
        expect(sameJson(before, after)).toBe(true)
        expect(merge(before, { body }, after)).toMatchObject({ conflicts: [] })
      }),
    )
  })

  test('fields, lists and blocks are merged, and conflicts are decided by the member', () => {
    const base = content(blocks(one, two))
    const mine = content(blocks(`${one} الباكر`, two), { headline: 'عنواني', keywords: ['أ', 'ب', 'ج'] })
    const theirs = content(blocks(`${one} المشمس`, `${two} القديم`), {
      ...{ headline: 'عنوانها', keywords: ['ب', 'د'], sectionId: 2 },
    })
    const found = merge(base, mine, theirs)
    expect(found.content).toMatchObject({ headline: 'عنواني', keywords: ['ب', 'د', 'ج'], sectionId: 2 })
    expect(found.conflicts.map(({ field }) => field)).toEqual(['headline', 'body'])
    const chosen = decided(found, versions(found, theirs, 'theirs'))
    expect(chosen.headline).toBe('عنوانها')
    expect(textsOf(chosen.body.content)).toEqual([`${one} المشمس`, `${two} القديم`])
    expect(decided(found, versions(found, found.content, 'mine'))).toEqual(found.content)
  })

  test('a list that both reordered is a conflict', () => {
    const of = (...keywords: string[]) => content([], { keywords })
    expect(merge(of('أ', 'ب', 'ج'), of('ب', 'أ', 'ج'), of('أ', 'ج', 'ب')).conflicts).toEqual([
      { field: 'keywords' },
    ])
    expect(merge(of('أ', 'ب', 'ج'), of('ب', 'أ', 'ج'), of('أ', 'ب', 'د')).content.keywords).toEqual([
      'ب',
      'أ',
      'د',
    ])
  })
})
