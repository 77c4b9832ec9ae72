/**
 * Blocked words in a text, through what is done to hide them: vowel marks, tatweel, repeated letters, letters of
 * other scripts and digits in their place, signs and spaces between letters, and the particles that Arabic writes
 * together with a word (و ف ب ل ك ال يا). Whole words only: "حمار" is not in "استحمار", unless listed "*حمار".
 */
import { undisguise } from './letters.ts'
import { type Stretch, stretchesIn } from './pieces.ts'

/** A word of the list that was found, as the list has it, and where it stands. */
export interface BlockedWord {
  word: string
  start: number
  end: number
  /** As it is written in the text. */
  seen: string
}

interface Rule {
  word: string
  /** One for each of its words: an entry may be "ابن فلان". */
  parts: RegExp[]
  /** What the first is looked up by, without particles and repetitions; null when it begins or ends with *. */
  key: string | null
  /** Finds it within letters that are spelled out. */
  inner: RegExp | null
}

interface Rules {
  list: readonly string[]
  byKey: Map<string, Rule[]>
  wild: Rule[]
  /** One look says whether any of `wild` is there. */
  anyWild: RegExp | null
  all: Rule[]
}

const mostFound = 20
/** Ten times what a long comment has. A text that is cut up more costs more than it says, and is a finding itself. */
const mostStretches = 6_000
const particles = '(?:و{1,2}|ف{1,2})?(?:يا{1,2})?(?:ب{1,2}|ك{1,2})?(?:ا{1,2}ل|ل{1,2})?'
/** Before two letters a single one may be the word's own (بنك is not ب + نك): only with the article. */
const article = '(?:(?:و|ف)?(?:ب|ك)?(?:ا{1,2}ل|لل))?'
const attached = ['', 'و', 'ف'].flatMap((and) =>
  ['', 'يا'].flatMap((o) => ['', 'ب', 'ك'].flatMap((by) => ['', 'ال', 'ل'].map((the) => and + o + by + the))),
)
const isArabic = /[\p{Script=Arabic}&&\p{L}]/v
const literal = (letter: string) => letter.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
const once = (letters: string) => letters.replace(/(.)\1+/gsu, '$1')

/** A letter may be drawn out; one that is listed twice has to be there twice. */
const drawnOut = (letters: string): string =>
  letters.replace(/(.)\1|(.)/gsu, (_, twice: string, single: string) =>
    twice ? `${literal(twice)}{2}` : `${literal(single)}{1,2}`,
  )

function partOf(listed: string): { part: RegExp; letters: string } | null {
  const letters = undisguise(listed.replaceAll('*', ''))
  // Signs alone are no word.
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

/** The list as it was made into rules last: a publication has one, and it changes seldom. */
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

/** The rules that a word may be meant by. */
function candidates(letters: string, { byKey, wild, anyWild }: Rules): Rule[] {
  const plain = once(letters)
  const stems = attached
    .filter((prefix) => plain.startsWith(prefix))
    .map((prefix) => plain.slice(prefix.length))
  // A letter of the particle and the word's first may have become one: ككلب.
  const rules = stems.flatMap((stem, at) => [
    ...(byKey.get(stem) ?? []),
    ...(at > 0 ? (byKey.get(once(attached[at]!.at(-1)! + stem)) ?? []) : []),
  ])
  return anyWild?.test(letters) ? [...rules, ...wild] : rules
}

/** The blocked words of a text in their order, at most twenty; none overlaps another. One that is in shreds is found whole. */
export function blockedWordsIn(text: string, list: readonly string[]): BlockedWord[] {
  if (list.length === 0) return []
  const rules = rulesOf(list)
  const pieces = stretchesIn(text)
  if (pieces.length > mostStretches) return [{ word: '', start: 0, end: text.length, seen: text }]
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

/** Where an entry that begins with this stretch ends; null when it does not. */
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

/** The shortest of those that overlap: the word itself, and not the word with its neighbours. */
function apart(found: BlockedWord[]): BlockedWord[] {
  const kept: BlockedWord[] = []
  for (const one of found.sort((a, b) => a.end - a.start - (b.end - b.start)))
    if (!kept.some(({ start, end }) => one.start < end && start < one.end)) kept.push(one)
  return kept.sort((a, b) => a.start - b.start).slice(0, mostFound)
}
