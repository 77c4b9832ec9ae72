/** The significant words of an article: those that it repeats and few other articles contain (tf-idf). */

import { bodyText } from '../../body/document.ts'
import { languageOf } from '../../language/languages.ts'
import { tokens } from '../../language/search-form.ts'
import { searchForm } from '../../language/search-terms.ts'
import type { ArticleContent } from '../articles/content.ts'
import type { Frequencies } from '../search/frequencies.ts'

export interface Term {
  form: string
  /** The squares of all weights of an article add up to 1. */
  weight: number
  /** As the article spells it. */
  word: string
}

const most = 25
const inHeadline = 3
const inStandfirst = 2
const longest = 20_000

type Text = Pick<ArticleContent, 'headline' | 'standfirst' | 'body' | 'language'>

export function termsOf({ headline, standfirst, body, language }: Text, frequent: Frequencies): Term[] {
  const form = languageOf(language)
  const counts = new Map<string, { count: number; word: string }>()
  for (const [text, times] of [
    [headline, inHeadline],
    [standfirst, inStandfirst],
    [bodyText(body).slice(0, longest), 1],
  ] as const) {
    for (const word of tokens(text)) {
      for (const stem of searchForm(word, form)) {
        if (stem.length < 2 || /^\d+$/.test(stem)) continue
        const known = counts.get(stem)
        if (known) known.count += times
        else counts.set(stem, { count: times, word })
      }
    }
  }
  return weigh(
    [...counts].map(([stem, { count, word }]) => ({ form: stem, count, word })),
    frequent,
  )
}

/** The heaviest of these counted terms. */
export function weigh(
  counted: { form: string; count: number; word: string }[],
  frequent: Frequencies,
): Term[] {
  const heavy = counted
    .map(({ form, count, word }) => ({
      form,
      word,
      weight: (1 + Math.log(count)) * Math.log(1 / frequent.of(form)),
    }))
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight)
    .slice(0, most)
  const length = Math.hypot(...heavy.map(({ weight }) => weight))
  return heavy.map((term) => ({ ...term, weight: term.weight / length }))
}

/** The similarity of two articles, 0..1, and the shared words as the first one spells them. */
export function compare(a: Term[], b: Term[]): { score: number; words: string[] } {
  const weights = new Map(b.map(({ form, weight }) => [form, weight]))
  const shared = a
    .map(({ form, weight, word }) => ({ word, part: weight * (weights.get(form) ?? 0) }))
    .filter(({ part }) => part > 0)
    .sort((x, y) => y.part - x.part)
  return { score: shared.reduce((sum, { part }) => sum + part, 0), words: shared.map(({ word }) => word) }
}
