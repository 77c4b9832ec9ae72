import { rtlClass } from './letters.ts'

/**
 * A piece of a text; `isolate` pieces belong in `<bdi dir="…">` with the direction opposite to the base
 * (said outright: "50%" has no letter by which a browser could guess it).
 */
export type Run = { text: string; isolate: boolean }

type Span = { start: number; end: number; letters: boolean }
type Side = { span: RegExp; worth: RegExp; letter: RegExp; suffix: RegExp }

/** Letters, and numbers that are written with letters (Ⅳ), which run from left to right too. */
const ltrLetters = `[[\\p{L}\\p{Nl}]--[${rtlClass}]]`
const borders = '\\n\\r\\u2028\\u2029\\u061c\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069'

/** For each base: the stretches without a strong character of the base's own, and what is foreign in them. */
const sides: Record<'rtl' | 'ltr', Side> = {
  rtl: {
    span: new RegExp(`[^${rtlClass}${borders}]+`, 'gv'),
    worth: new RegExp(`[0-9]|${ltrLetters}`, 'v'),
    letter: new RegExp(ltrLetters, 'v'),
    suffix: /[%‰°]+|[$€£¥+#_/™®©*]+(?!\p{L})/uy,
  },
  ltr: {
    span: new RegExp(`(?:(?!${ltrLetters})[^${borders}])+`, 'gv'),
    worth: new RegExp(`[[${rtlClass}]&&\\p{L}]`, 'v'),
    letter: new RegExp(`[[${rtlClass}]&&\\p{L}]`, 'v'),
    suffix: /[؟،؛٪]+/uy,
  },
}

const closers: Record<string, string> = { '(': ')', '[': ']', '{': '}', '«': '»', '“': '”' }
/** As deep as UAX #9 looks for brackets (BD16); it also bounds the work on hostile text. */
const deepest = 63
const word = /[\p{L}\p{N}\p{M}]+/gu
const plainNumber = /^\p{N}+(?:[.,:/\u00a0\u202f]\p{N}+)*$/u

/**
 * Splits a text into runs so that names, amounts with signs, scores, handles, addresses and telephone
 * numbers of the other direction can be isolated, each as one: "Boeing 737 (MAX)", "2-1", "@name".
 * Numbers that the bidi algorithm keeps whole by itself (2016, 14:05, 1,234.5) stay in the text around
 * them. The runs joined are exactly the text.
 */
export function isolate(text: string, base: 'rtl' | 'ltr'): Run[] {
  const side = sides[base]
  if (!side.worth.test(text)) return text === '' ? [] : [{ text, isolate: false }]
  const runs: Run[] = []
  let written = 0
  for (const found of text.matchAll(side.span)) {
    if (!side.worth.test(found[0])) continue
    for (const piece of foreign(found[0], side)) {
      const start = withPrefix(text, found.index + piece.start, written)
      const end = withSuffix(text, found.index + piece.end, side)
      if (!piece.letters && (base === 'ltr' || plainNumber.test(text.slice(start, end)))) continue
      if (start > written) runs.push({ text: text.slice(written, start), isolate: false })
      runs.push({ text: text.slice(start, end), isolate: true })
      written = end
    }
  }
  if (written < text.length) runs.push({ text: text.slice(written), isolate: false })
  return runs
}

/** Joins the words of a stretch to runs. A bracket or quotation mark that opens inside a run closes inside it. */
function foreign(stretch: string, side: Side): Span[] {
  const pairs = matchPairs(stretch)
  const runs: Span[] = []
  let run: Span | undefined
  let inside = -1 // where the bracket that is open in the run closes
  for (const { 0: token, index } of stretch.matchAll(word)) {
    const letters = side.letter.test(token)
    const end = index + token.length
    const gap = run && bracketsFit(stretch, run, index, pairs)
    if (run && gap !== undefined && (index < inside || joins(stretch, run, letters, gap))) {
      for (let i = run.end; i < index; i++) inside = Math.max(inside, pairs.get(i) ?? -1)
      run.end = end
      run.letters ||= letters
    } else {
      run = { start: index, end, letters }
      runs.push(run)
      inside = -1
    }
    if (inside >= end && !/[\p{L}\p{N}]/u.test(stretch.slice(end, inside))) run.end = inside + 1
  }
  return runs
}

/** The gap before the next word without its brackets, undefined if one of them does not belong inside the run. */
function bracketsFit(
  stretch: string,
  run: Span,
  next: number,
  pairs: Map<number, number>,
): string | undefined {
  let gap = ''
  for (let i = run.end; i < next; i++) {
    const partner = pairs.get(i)
    if (partner === undefined) gap += stretch[i]
    else if (partner < run.start) return undefined
  }
  return gap
}

function joins(stretch: string, run: Span, letters: boolean, gap: string): boolean {
  if (!/\s/.test(gap) || (run.letters && letters)) return true
  // A number before a name: "2026 FIFA World Cup", "5 km"; not "1. FIFA".
  if (letters) return /^[ \u00a0]$/.test(gap)
  if (run.letters) return /^[ \u00a0]?[-–:/×+&]?[ \u00a0]?$/.test(gap)
  if (/^[\u00a0\u202f]$/.test(gap)) return true
  return isTelephone(stretch, run) && /^[ \u00a0]?-?[ \u00a0]?$/.test(gap)
}

/** Groups of digits after + or a leading zero: "+961 1 234 567", "01 234 567". */
function isTelephone(stretch: string, run: Span): boolean {
  return stretch[run.start - 1] === '+' || /^0\d/.test(stretch.slice(run.start, run.start + 2))
}

/**
 * Each matched bracket or quotation mark to its partner, each unmatched one to -1. A pair around an
 * unmatched one counts as unmatched too: a run could not hold the whole of it.
 */
function matchPairs(stretch: string): Map<number, number> {
  const pairs = new Map<number, number>()
  const open: { closer: string; at: number }[] = []
  for (const { 0: mark, index } of stretch.matchAll(/[()[\]{}«»“”"]/g)) {
    const nearest = closers[mark] ? -1 : open.findLastIndex(({ closer }) => closer === mark)
    if (nearest >= 0) {
      const opener = open[nearest]!.at
      pairs.set(opener, index).set(index, opener)
      open.length = nearest
    } else {
      pairs.set(index, -1)
      const closer = mark === '"' ? '"' : closers[mark]
      if (closer && open.length < deepest) open.push({ closer, at: index })
    }
  }
  leaveOpenOnes(pairs)
  return pairs
}

function leaveOpenOnes(pairs: Map<number, number>): void {
  let unmatched = 0
  const unmatchedBefore = new Map<number, number>()
  for (const [at, partner] of [...pairs].sort(([a], [b]) => a - b)) {
    if (partner < 0) unmatched++
    unmatchedBefore.set(at, unmatched)
  }
  for (const [at, partner] of [...pairs]) {
    if (unmatchedBefore.get(at) !== unmatchedBefore.get(partner)) pairs.set(at, -1)
  }
}

/** Takes in the sign before a run: @name, #tag, $5, +20, -5 (a hyphen after a letter is no minus), .NET, /live. */
function withPrefix(text: string, start: number, floor: number): number {
  const at = start - 1
  if (at < floor) return start
  const sign = text[at]!
  const before = at === 0 ? ' ' : text[at - 1]!
  if (/[@#$€£¥]/.test(sign)) return at
  const free = !/[\p{L}\p{N}\p{M}]/u.test(before)
  if (/[+±≈~]/.test(sign) && free) return at
  if (/[-−]/.test(sign) && free && before !== sign && /[0-9]/.test(text[start]!)) return at
  if (/[./]/.test(sign) && /\s/.test(before) && /\p{L}/u.test(text[start]!)) return at
  return start
}

function withSuffix(text: string, end: number, side: Side): number {
  side.suffix.lastIndex = end
  return end + (side.suffix.exec(text)?.[0].length ?? 0)
}
