/** Every word that the site says is set in the site's own faces: a letter and its marks in one, with no gap. */
import { existsSync, globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { convert } from 'fontverter'
import { Blob, Face, Font, Buffer as Run, shape, Variation } from 'harfbuzzjs'
import { beforeAll, describe, expect, test } from 'vitest'
import { faceBytes, families, mostFaceBytes } from '../../src/values/faces.ts'
import { root } from '../harness.ts'

interface Cut {
  family: string
  font: Font
  holds: Set<number>
  /** Whether the font's unicode-range contains the character; true for a font without one. */
  inRange(codePoint: number): boolean
}

const styles = join(root, 'src/site/styles')
const cuts: Cut[] = []

beforeAll(async () => {
  const rules = readFileSync(join(styles, 'fonts.css'), 'utf8').match(/@font-face \{[^}]+\}/g) ?? []
  // Sequential, because the decoder has one memory.
  for (const rule of rules.filter((one) => one.includes('url('))) {
    const file = /url\(fonts\/([\w-]+\.woff2)\)/.exec(rule)![1]!
    const bytes = await convert(readFileSync(join(root, 'src/site/fonts', file)), 'sfnt')
    const face = new Face(new Blob(Uint8Array.from(bytes).buffer))
    const ranges = [...rule.matchAll(/U\+([0-9A-F]+)(?:-([0-9A-F]+))?/g)].map(([, from = '', to = from]) =>
      [from, to].map((hex) => Number.parseInt(hex, 16)),
    )
    const family = /font-family: (\w+)/.exec(rule)![1]
    const weight = /font-weight: (.+);/.exec(rule)?.[1] ?? ''
    cuts.push({
      family: `${family} ${weight}`.trim(),
      ...{ font: new Font(face), holds: new Set(face.collectUnicodes()) },
      inRange: (one) => ranges.length === 0 || ranges.some(([from, to]) => one >= from! && one <= to!),
    })
  }
})

/** Characters without a shape. */
const invisible = /^[\p{Default_Ignorable_Code_Point}\s]$/u
const graphemes = new Intl.Segmenter('ar', { granularity: 'grapheme' })

/** The words that no chain of faces sets whole, with what is wrong. */
function unset(words: Iterable<string>, chain: Cut[]): string[] {
  const wrong: string[] = []
  for (const word of words) {
    const runs: { cut: Cut; text: string }[] = []
    for (const { segment } of graphemes.segment(word)) {
      const needed = [...segment].filter((sign) => !invisible.test(sign)).map((sign) => sign.codePointAt(0)!)
      const last = runs.at(-1)
      const cut =
        needed.length === 0
          ? last?.cut
          : chain.find((one) => needed.every((sign) => one.inRange(sign) && one.holds.has(sign)))
      if (!cut) {
        if (needed.length > 0)
          wrong.push(`${word}: no face has ${segment} (${needed.map((n) => n.toString(16))})`)
        continue
      }
      if (last?.cut === cut) last.text += segment
      else runs.push({ cut, text: segment })
    }
    for (const [at, { cut, text }] of runs.entries()) {
      const before = runs[at - 1]?.text.at(-1) ?? ''
      if (
        /^\p{Script=Arabic}*\p{L}/u.test(text) &&
        /[\p{L}\p{M}]/u.test(before) &&
        /\p{Script=Arabic}/u.test(before)
      )
        wrong.push(`${word}: joined letters in two faces`)
      const run = new Run()
      run.addText(text)
      run.guessSegmentProperties()
      shape(cut.font, run)
      if (run.getGlyphInfos().some(({ codepoint }) => codepoint === 0))
        wrong.push(`${word}: a gap in ${cut.family}`)
    }
  }
  return wrong
}

const wordsIn = (pattern: string) =>
  new Set(
    globSync(pattern, { cwd: root }).flatMap((file) =>
      readFileSync(join(root, file), 'utf8').split(/[\s'"`]+/),
    ),
  )

describe.each([
  ['the words of all languages', 'src/language/messages/**/*.ts'],
  ['the names of months and days', 'src/language/{months,dates,days,relative,plural,digits}.ts'],
  ['the demonstration', 'src/ingest/demo/texts/**/*.ts'],
])('%s', (_, pattern) => {
  const words = wordsIn(pattern)
  test('needs no other font, in text, in headlines and in bold', () => {
    expect(words.size).toBeGreaterThan(100)
    const of = (family: string) => cuts.find((cut) => cut.family === family)!
    for (const chain of [['Naskh 400 700', 'Plex'], ['Naskh 400 700', 'Plex 700'], ['Plex'], ['Plex 700']])
      expect(unset(words, chain.map(of)), chain.join()).toEqual([])
  })
})

test('a mark is in the font file of its letter', () => {
  const words = [
    'براہِ',
    'همهٔ',
    'صفحهٔ',
    'مُدرِّسٌ',
    'گئی',
    'میں',
    'می\u200cخواهم',
    'کیے',
    'ہے۔',
    'پێشمەرگە',
    'ٱلله',
    'مسؤولٍ',
  ]
  const [naskh, plex] = ['Naskh 400 700', 'Plex'].map((family) => cuts.filter((cut) => cut.family === family))
  expect(unset(words, naskh!)).toEqual([])
  expect(unset(words, plex!)).toEqual([])
  expect(unset(['漢字'], [...naskh!, ...plex!])).not.toEqual([])
})

test.each(families)(
  '$name keeps the budget, and its fallback font breaks lines equally',
  async ({ key, faces, likes }) => {
    const fileOf = (file: string) => readFileSync(join(root, 'src/site/fonts/families', file))
    for (const { file, bytes } of faces) expect([file, fileOf(file).length]).toEqual([file, bytes])
    expect(faceBytes({ head: key, text: key })).toBeLessThanOrEqual(mostFaceBytes)
    expect(existsSync(join(root, `src/site/fonts/families/${key}-licence.txt`))).toBe(true)
    for (const { weight, adjust, ascent, descent } of likes) {
      const face = faces.find((one) => one.script === 'arabic' && one.weight.includes(String(weight)))!
      const font = new Font(
        new Face(new Blob(Uint8Array.from(await convert(fileOf(face.file), 'sfnt')).buffer)),
      )
      font.setVariations([new Variation('wght', weight)])
      const { ascender, descender } = font.hExtents()
      const standIn = [ascent, descent].map((percent) => (percent * adjust) / 10_000)
      // In hundredths of the size: a line of 20 pixels does not move by one.
      const off = [ascender, -descender].map((length, at) => Math.abs(length / font.face.upem - standIn[at]!))
      expect(Math.max(...off), `${weight}`).toBeLessThan(0.015)
    }
  },
)
