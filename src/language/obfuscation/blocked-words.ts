/**
 * Finds blocked words in a text despite tricks to hide them: vowel marks, tatweel, repeated letters, letters
 * of other scripts, digits, signs and spaces between letters, and attached Arabic particles (و ف ب ل ك ال
 * يا). Whole words only: "حمار" does not match "استحمار", unless listed as "*حمار".
 */
import { undisguise } from './letters.ts'
import { type Stretch, stretchesIn } from './pieces.ts'

/** A blocked word that was found, as listed, and its position. */
export interface BlockedWord {
  word: string
  start: number
  end: number
  /** As written in the text. */
  seen: string
}

interface Rule {
  word: string
  /** One for each of its words: an entry may be "ابن فلان". */
  parts: RegExp[]
  /** The lookup key of its first word, without particles and repetitions; null when it begins or ends with *. */
  key: string | null
  /** Finds it within spelled-out letters. */
  inner: RegExp | null
}

interface Rules {
  list: readonly string[]
  byKey: Map<string, Rule[]>
  wild: Rule[]
  /** Checks for any of `wild` at once. */
  anyWild: RegExp | null
  all: Rule[]
}

const maxFound = 20
/**
 * Ten times as many as in a long comment. A text with more pieces is not worth the cost, and is itself
 * suspicious.
 */
const maxStretches = 6_000
const particles = '(?:و{1,2}|ف{1,2})?(?:يا{1,2})?(?:ب{1,2}|ك{1,2})?(?:ا{1,2}ل|ل{1,2})?'
/** Before two letters, a single letter may belong to the word (بنك is not ب + نك): only accepted with the article. */
const article = '(?:(?:و|ف)?(?:ب|ك)?(?:ا{1,2}ل|لل))?'
const attached = ['', 'و', 'ف'].flatMap((and) =>
  ['', 'يا'].flatMap((o) => ['', 'ب', 'ك'].flatMap((by) => ['', 'ال', 'ل'].map((the) => and + o + by + the))),
)
const isArabic = /[\p{Script=Arabic}&&\p{L}]/v
const literal = (letter: string) => letter.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
const once = (letters: string) => letters.replace(/(.)\1+/gsu, '$1')

/** A letter may be repeated; one listed twice must appear twice. */
const drawnOut = (letters: string): string =>
  letters.replace(/(.)\1|(.)/gsu, (_, twice: string, single: string) =>
    twice ? `${literal(twice)}{2}` : `${literal(single)}{1,2}`,
  )

function partOf(listed: string): { part: RegExp; letters: string } | null {
  const letters = undisguise(listed.replaceAll('*', ''))
  // A word must have a letter or a digit.
  if (!/[\p{L}\p{N}]/u.test(letters)) return null
  const count = [...letters].length
  const before = !isArabic.test(letters) ? '' : count > 2 ? particles : article
  const start = listed.startsWith('*') ? '' : `^${before}`
  const end = listed.endsWith('*') ? '' : '$'
  return { part: new RegExp(`${start}${drawnOut(letters)}${end}`, 'u'), letters }
}

function ruleOf(entry: string): Rule | null {
  const words = entry.split(/\s+/)
  const parts = words.flatMap((word) => partOf(word) ?? [])
  if (parts.length === 0) return null
  const { letters } = parts[0]!
  const isOne = parts.length === 1 && [...letters].length > 2
  return {
    word: entry,
    parts: parts.map(({ part }) => part),
    key: /^\*|\*$/.test(words[0]!) ? null : once(letters),
    inner: isOne ? new RegExp(drawnOut(letters), 'u') : null,
  }
}

/** The rules of the last list: a publication has one list, which rarely changes. */
let kept: Rules | null = null

function rulesOf(list: readonly string[]): Rules {
  if (kept && kept.list.length === list.length && kept.list.every((word, at) => word === list[at]))
    return kept
  const all = list.flatMap((entry) => ruleOf(entry.trim()) ?? [])
  const byKey = Map.groupBy(
    all.filter(({ key }) => key !== null),
    ({ key }) => key!,
  )
  const wild = all.filter(({ key }) => key === null)
  const anyWild =
    wild.length > 0 ? new RegExp(wild.map(({ parts }) => parts[0]!.source).join('|'), 'u') : null
  kept = { list: [...list], byKey, wild, anyWild, all }
  return kept
}

/** The rules that may match a word. */
function candidates(letters: string, { byKey, wild, anyWild }: Rules): Rule[] {
  const plain = once(letters)
  const stems = attached
    .filter((prefix) => plain.startsWith(prefix))
    .map((prefix) => plain.slice(prefix.length))
  // The particle's letter and the word's first letter may have merged: ككلب.
  const rules = stems.flatMap((stem, at) => [
    ...(byKey.get(stem) ?? []),
    ...(at > 0 ? (byKey.get(once(attached[at]!.at(-1)! + stem)) ?? []) : []),
  ])
  return anyWild?.test(letters) ? [...rules, ...wild] : rules
}

/**
 * The blocked words of a text in order, at most twenty, without overlaps. A very fragmented text counts as
 * one match.
 */
export function blockedWordsIn(text: string, list: readonly string[]): BlockedWord[] {
  if (list.length === 0) return []
  const rules = rulesOf(list)
  const pieces = stretchesIn(text)
  if (pieces.length > maxStretches) return [{ word: '', start: 0, end: text.length, seen: text }]
  const stretches = pieces.map((stretch) => ({ ...stretch, letters: undisguise(stretch.text) }))
  const found: BlockedWord[] = []
  const add = (word: string, start: number, end: number) =>
    found.push({ word, start, end, seen: text.slice(start, end) })
  for (const [at, { start, end, letters, isSpelledOut }] of stretches.entries()) {
    for (const { word, parts } of new Set(candidates(letters, rules))) {
      const last = endOf(parts, stretches, at)
      if (last !== null) add(word, start, last)
    }
    if (isSpelledOut) for (const { word, inner } of rules.all) if (inner?.test(letters)) add(word, start, end)
  }
  return apart(found)
}

/** The end of an entry that begins with this stretch; null when it does not match. */
function endOf(parts: RegExp[], stretches: (Stretch & { letters: string })[], at: number): number | null {
  let { end, letters } = stretches[at]!
  for (const [n, part] of parts.entries()) {
    if (n > 0) {
      const next = stretches.slice(at).find(({ start }) => start >= end)
      if (!next) return null
      ;({ end, letters } = next)
    }
    if (!part.test(letters)) return null
  }
  return end
}

/** Keeps the shortest of overlapping matches: the word itself, without its neighbours. */
function apart(found: BlockedWord[]): BlockedWord[] {
  const kept: BlockedWord[] = []
  for (const one of found.sort((a, b) => a.end - a.start - (b.end - b.start)))
    if (!kept.some(({ start, end }) => one.start < end && start < one.end)) kept.push(one)
  return kept.sort((a, b) => a.start - b.start).slice(0, maxFound)
}
