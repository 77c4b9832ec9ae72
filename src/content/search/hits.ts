/**
 * Finds the words of a question in a text. A long text contains few of them: the letters are searched first, as
 * they may be written, and only the words around these are analysed.
 */
import { arabicMarks, tatweel } from '../../language/letters.ts'
import { wordsIn, writtenAs } from '../../language/search-form.ts'
import { type MarkedForms, soughtAs } from './marks.ts'

export interface Hit {
  /** The position at which the word begins. */
  at: number
  /** The word of the question that it matches. */
  as: string
}

/** Characters that may stand between two letters of a word. */
const joiner = `${arabicMarks.source}|${tatweel.source}|[\u200c\u200d]|[,٬]`
const between = `(?:${joiner})*`
const letterOfRun = /[\p{L}\p{N}\p{M}\u0640]|[\u200c\u200d]|[,٬]/u
/** Other characters may be forms or parts of letters (NFKC); such a text is analysed word by word. */
const usual = /^[\u0000-\u00ad\u00bb\u0600-\u0652\u0656-\u0674\u0679-\u06ff\u2000-\u206f]*$/
/** Letters that have no spellings besides those of `writtenAs`, and digits. */
const plain = /^[\u0621-\u063a\u0641-\u064a0-9]{2,}$/

const patterns = new WeakMap<MarkedForms, RegExp | null>()

/** Finds possible matches; null where each word must be analysed. */
function patternOf(sought: MarkedForms): RegExp | null {
  const known = patterns.get(sought)
  if (known !== undefined) return known
  const forms = [...sought.keys()]
  const pattern = forms.every((form) => plain.test(form)) ? new RegExp(alternatives(forms), 'g') : null
  patterns.set(sought, pattern)
  return pattern
}

/** A form with a particle attached is found by the form itself. */
const alternatives = (forms: string[]): string =>
  forms
    .filter((form) => !forms.some((other) => other !== form && form.includes(other)))
    .map(spellings)
    .join('|')

/** A stem's letters as texts may write them: the stem of شيء is شء, that of أبي and أبا is أبو. */
function spellings(form: string): string {
  const letters = [...form].map(writtenAs)
  if (form.endsWith('ء')) letters.splice(-1, 0, `${writtenAs('ي')}?`)
  if (/^[وفلك]?ابو$/.test(form)) letters.push(`(?:${letters.pop()}|${writtenAs('ي')}|${writtenAs('ا')})`)
  return letters.join(between)
}

/** The words of a text that match the question, in order. */
export function hitsIn(text: string, sought: MarkedForms): Hit[] {
  if (sought.size === 0) return []
  const pattern = usual.test(text) ? patternOf(sought) : null
  return pattern
    ? [...runsWith(pattern, text)].flatMap((run) => look(run, sought))
    : look({ from: 0, text }, sought)
}

interface Run {
  from: number
  text: string
}

/** Sequences of letters that may contain a word of the question. */
function* runsWith(pattern: RegExp, text: string): Generator<Run> {
  let seen = 0
  for (const { index } of text.matchAll(pattern)) {
    if (index < seen) continue
    let from = index
    while (from > seen && letterOfRun.test(text[from - 1]!)) from--
    let to = index + 1
    while (to < text.length && letterOfRun.test(text[to]!)) to++
    yield { from, text: text.slice(from, to) }
    seen = to
  }
}

function look({ from, text }: Run, sought: MarkedForms): Hit[] {
  const hits: Hit[] = []
  for (const { at, word } of wordsIn(text)) {
    const as = soughtAs(word, sought)
    if (as !== undefined) hits.push({ at: from + at, as })
  }
  return hits
}

/** The number of the question's words in a text. */
export const countFound = (text: string, sought: MarkedForms): number =>
  new Set(hitsIn(text, sought).map(({ as }) => as)).size
