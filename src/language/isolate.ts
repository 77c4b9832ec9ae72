import { rtlClass } from './letters.ts'
import { type Chain, numberChains, sums } from './number-chains.ts'
import { firstRtlLetter, marked, markedChain, unmarked } from './number-marks.ts'

/**
 * A piece of a text, with the marks that its numbers need. `isolate` pieces belong in `<bdi dir="…">` with
 * the direction opposite to the base (explicitly, because "50%" has no letter that reveals it); `together`
 * pieces stay on one line.
 */
export interface Run {
  text: string
  isolate: boolean
  together?: boolean
}

/** A chain of numbers or a calculation, treated as one token. */
type Group = { start: number; end: number; chain?: Chain }
type Token = { start: number; end: number; letters: boolean; chain: Chain | undefined }
type Span = Omit<Token, 'chain'> & { chain: boolean }
type Side = { span: RegExp; worth: RegExp; letter: RegExp; suffix: RegExp; next: RegExp }

/** Letters, and numerals written as letters (Ⅳ), which also run left to right. */
const ltrLetters = `[[\\p{L}\\p{Nl}]--[${rtlClass}]]`
const borders = '\\n\\r\\u2028\\u2029\\u061c\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069'

/** For each base direction: stretches without a strong character of that direction, and the foreign parts in them. */
const sides: Record<'rtl' | 'ltr', Side> = {
  rtl: {
    span: new RegExp(`[^${rtlClass}${borders}]+`, 'gv'),
    worth: new RegExp(`[0-9]|${ltrLetters}`, 'v'),
    letter: new RegExp(ltrLetters, 'v'),
    suffix: /[%‰°]+|[$€£¥+#_/™®©*]+(?!\p{L})/uy,
    next: new RegExp(`^[ \\u00a0]${ltrLetters}`, 'v'),
  },
  ltr: {
    span: new RegExp(`(?:(?!${ltrLetters})[^${borders}])+`, 'gv'),
    worth: new RegExp(`[[${rtlClass}]&&\\p{L}]`, 'v'),
    letter: new RegExp(`[[${rtlClass}]&&\\p{L}]`, 'v'),
    suffix: /[؟،؛٪]+/uy,
    next: new RegExp(`^[ \\u00a0][[${rtlClass}]&&\\p{L}]`, 'v'),
  },
}

const closers: Record<string, string> = { '(': ')', '[': ']', '{': '}', '«': '»', '“': '”' }
/** The depth of UAX #9 for brackets (BD16); it also limits the work on hostile text. */
const deepest = 63
const words = /[\p{L}\p{N}\p{M}]+/gu
const latin = new RegExp(ltrLetters, 'v')
const latinOrNumber = new RegExp(`[\\p{N}_]|${ltrLetters}`, 'v')
const signedNumber = /(\p{Nd}+(?:[.,:/]\p{Nd}+)*[%‰°$€£¥])/u
const signed = /\p{Nd}[%‰°$€£¥]$/u
const attachedNumber = /^[-\u2010-\u2014.:/&=?_\p{Nd}]*$/u
const plainNumber = /^\p{N}+(?:[.,:/\u00a0\u202f]\p{N}+)*$/u

/**
 * Splits a text for a line with the direction `base`. Parts of the other direction are isolated as units:
 * "Boeing 737 (MAX)", "+20", "@name", an address, a telephone number, a date with hyphens, a calculation. A
 * score or range keeps the sentence's direction, so that each team's goals are next to the team. Numbers that
 * the bidi algorithm keeps together (2016, 14:05, 1,234.5) stay in the text. The joined runs equal the text
 * except for bidi controls and word joiners: existing ones are removed, needed ones added.
 */
export function isolate(of: string, base: 'rtl' | 'ltr'): Run[] {
  const text = unmarked(of)
  const side = sides[base]
  const chains = numberChains(text)
  // Removed from the end, in text order.
  const groups: Group[] = [...chains.map((chain) => ({ ...chain, chain })), ...sums(text)].sort(
    (a, b) => b.start - a.start,
  )
  const letterAt = firstRtlLetter(text)
  const runs: Run[] = []
  let written = 0
  let next = 0
  const plain = (end: number) => {
    const within: Chain[] = []
    for (; next < chains.length && chains[next]!.end <= end; next++)
      if (chains[next]!.start >= written) within.push(chains[next]!)
    for (const run of sentence(text, { start: written, end }, within, base, letterAt)) runs.push(run)
    written = end
  }
  for (const found of side.worth.test(text) ? text.matchAll(side.span) : []) {
    if (!side.worth.test(found[0])) continue
    const attached = base === 'ltr' && latin.test(text[found.index - 1] ?? '')
    for (const piece of foreign(found[0], found.index, side, groups, attached)) {
      if (piece.chain) continue
      const start = withPrefix(text, found.index + piece.start, written)
      const end = withSuffix(text, found.index + piece.end, side)
      if (!piece.letters && (base === 'ltr' || plainNumber.test(text.slice(start, end)))) continue
      if (start > written) plain(start)
      const own = text.slice(start, end)
      runs.push({
        text: base === 'rtl' ? marked(own, 'ltr') : withIsolates(isolate(own, 'rtl'), 'rtl'),
        isolate: true,
      })
      written = end
    }
  }
  if (written < text.length) plain(text.length)
  return runs
}

/** The runs as plain text: Unicode isolates (UAX #9, 2.4) in place of elements. */
export const withIsolates = (runs: Run[], base: 'rtl' | 'ltr'): string =>
  runs
    .map(({ text, isolate }) => (isolate ? `${base === 'rtl' ? '\u2066' : '\u2067'}${text}\u2069` : text))
    .join('')

/** The part of the sentence from `start` to `end`. `chains`: those within. */
function sentence(
  text: string,
  { start, end }: { start: number; end: number },
  chains: Chain[],
  base: 'rtl' | 'ltr',
  letterAt: number,
): Run[] {
  const runs: Run[] = []
  const add = (more: string, isolate = false, together = false) => {
    if (more === '') return
    const last = runs.at(-1)
    if (last && !last.isolate && !last.together && !isolate && !together) last.text += more
    else runs.push(together ? { text: more, isolate, together } : { text: more, isolate })
  }
  let written = start
  for (const chain of chains) {
    add(marked(text.slice(written, chain.start), base, letterAt - written))
    const all = markedChain(text.slice(chain.start, chain.end), base === 'rtl' && chain.start < letterAt)
    if (base === 'rtl' && /[%‰°$€£¥]/.test(all)) {
      for (const piece of all.split(signedNumber)) add(piece, signed.test(piece))
    } else add(all, false, / /.test(all))
    written = chain.end
  }
  add(marked(text.slice(written, end), base, letterAt - written))
  return runs
}

/** The words of a stretch; a chain of numbers counts as one. */
function* tokensOf(stretch: string, offset: number, side: Side, groups: Group[]): Generator<Token> {
  let groupEnd = 0
  for (const { 0: token, index: start } of stretch.matchAll(words)) {
    if (start < groupEnd) continue
    while (groups.length > 0 && groups.at(-1)!.end <= offset + start) groups.pop()
    const group = groups.at(-1)
    const from = group ? group.start - offset : Number.POSITIVE_INFINITY
    const end = start + token.length
    // A minus may precede the first number of a calculation, and an Arabic letter a chain.
    if (group && from < end && from >= start - 1 && group.end - offset <= stretch.length) {
      if (from > start) yield word(stretch, start, from, side)
      groupEnd = group.end - offset
      yield { start: from, end: groupEnd, letters: false, chain: group.chain }
    } else yield word(stretch, start, end, side)
  }
}

const word = (stretch: string, start: number, end: number, side: Side): Token => ({
  ...{ start, end, chain: undefined },
  letters: side.letter.test(stretch.slice(start, end)),
})

/** Joins the words of a stretch to runs. A bracket or quotation mark opened inside a run must close inside it. */
function foreign(stretch: string, offset: number, side: Side, groups: Group[], attached: boolean): Span[] {
  const pairs = matchPairs(stretch)
  const runs: Span[] = []
  let run: Span | undefined
  let inside = -1 // the end of the bracket that is open in the run
  for (const token of tokensOf(stretch, offset, side, groups)) {
    const { start, end } = token
    // The number of a name that ends where the stretch begins: GPT-5.
    if (attached && !token.letters && attachedNumber.test(stretch.slice(0, start))) continue
    const gap = run && bracketsFit(stretch, run, start, pairs)
    if (run && gap !== undefined && (start < inside || joins(stretch, run, token, gap, side))) {
      for (let i = run.end; i < start; i++) inside = Math.max(inside, pairs.get(i) ?? -1)
      run.end = end
      run.letters ||= token.letters
      run.chain = false
    } else {
      run = { start, end, letters: token.letters, chain: token.chain !== undefined }
      runs.push(run)
      inside = -1
    }
    if (inside >= end && !/[\p{L}\p{N}]/u.test(stretch.slice(end, inside))) run.end = inside + 1
  }
  return runs
}

/** The gap before the next word without its brackets; undefined if one of them does not belong inside the run. */
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

function joins(stretch: string, run: Span, token: Token, gap: string, side: Side): boolean {
  const { letters, chain } = token
  if (!/\s/.test(gap) || (run.letters && letters)) return true
  if (run.chain) return false
  // Between two names, a score belongs to them ("Arsenal 2-1 Chelsea"); after one name it belongs to the
  // sentence, except "Boeing 737-800".
  if (
    chain &&
    !chain.long &&
    gap.length === token.start - run.end &&
    !side.next.test(stretch.slice(token.end, token.end + 3))
  )
    return false
  // A number before a name: "2026 FIFA World Cup", "5 km", "38 °C"; not "1. FIFA".
  if (letters) return /^[ \u00a0\u202f]°?$/.test(gap)
  if (run.letters) return /^[ \u00a0]?[-–:/×+&]?[ \u00a0]?$/.test(gap)
  if (chain) return false
  if (/^[\u00a0\u202f]$/.test(gap)) return true
  return isTelephone(stretch, run) && /^[ \u00a0]?-?[ \u00a0]?$/.test(gap)
}

/** Groups of digits after + or a leading zero: "+961 1 234 567", "01 234 567". */
function isTelephone(stretch: string, run: Span): boolean {
  return stretch[run.start - 1] === '+' || /^0\d/.test(stretch.slice(run.start, run.start + 2))
}

/**
 * Maps each bracket or quotation mark to its partner, or to -1. A pair around an unmatched one also counts as
 * unmatched, because a run could not contain all of it.
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

/** Includes the sign before a run: @name, #tag, $5, +20, -5 (a hyphen after a letter is not a minus), .NET, /live. */
function withPrefix(text: string, start: number, floor: number): number {
  const at = start - 1
  if (at < floor) return start
  const sign = text[at]!
  const before = at === 0 ? ' ' : text[at - 1]!
  if (/[@#$€£¥]/.test(sign)) return at
  const free = !/[\p{L}\p{N}\p{M}]/u.test(before)
  if (/[+±≈~]/.test(sign) && !latinOrNumber.test(before)) return at
  if (/[-−]/.test(sign) && free && before !== sign && /[0-9]/.test(text[start]!)) return at
  if (/[./]/.test(sign) && /[\s(«“"[]/.test(before) && /\p{L}/u.test(text[start]!)) return at
  return start
}

function withSuffix(text: string, end: number, side: Side): number {
  side.suffix.lastIndex = end
  return end + (side.suffix.exec(text)?.[0].length ?? 0)
}
