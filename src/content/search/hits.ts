/**
 * Where a text holds words that were asked for. A text is long and holds few of them: their letters are looked for
 * first, as they may be written, and only the words around these are taken apart.
 */
import { arabicMarks, tatweel } from '../../language/letters.ts'
import { wordsIn, writtenAs } from '../../language/search-form.ts'
import { type Sought, soughtAs } from './marks.ts'

export interface Hit {
  /** Where the word begins. */
  at: number
  /** The word of the question that it is. */
  as: string
}

/** What may stand between two letters of a word. */
const between = `(?:${arabicMarks.source}|${tatweel.source}|[\u200c\u200d])*`
const letterOfRun = /[\p{L}\p{N}\p{M}\u0640\u200c\u200d]/u
/** Other signs may be letters in another form, or parts of one (NFKC): such a text is read word by word. */
const usual = /^[\u0000-\u00ad\u00bb\u0600-\u0652\u0656-\u0674\u0679-\u06ff\u2000-\u206f]*$/
/** Letters that spell no other way than `writtenAs` tells, and digits. */
const plain = /^[\u0621-\u063a\u0641-\u064a0-9]{2,}$/

const patterns = new WeakMap<Sought, RegExp | null>()

/** Finds what may be one of the words; null where only a look at each word tells. */
function patternOf(sought: Sought): RegExp | null {
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
    .map((form) => [...form].map(writtenAs).join(between))
    .join('|')

/** The words of a text that were asked for, in order. */
export function hitsIn(text: string, sought: Sought): Hit[] {
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

/** Letters that stand together, where some of them may be a word that was asked for. */
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

function look({ from, text }: Run, sought: Sought): Hit[] {
  const hits: Hit[] = []
  for (const { at, word } of wordsIn(text)) {
    const as = soughtAs(word, sought)
    if (as !== undefined) hits.push({ at: from + at, as })
  }
  return hits
}

/** How many of the words asked for a text holds. */
export const countFound = (text: string, sought: Sought): number =>
  new Set(hitsIn(text, sought).map(({ as }) => as)).size
