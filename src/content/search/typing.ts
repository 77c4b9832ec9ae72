/** Suggestions while a question is typed: names of stories, sections, people and topics, and headlines. */

import type { ReadContext } from '../../kernel/read-context.ts'
import { normalise, tokens, withoutArticle } from '../../language/search-form.ts'
import { topicsNamed } from '../topics/read.ts'
import { searchCacheTag } from './cache-tags.ts'
import { frequencies } from './frequencies.ts'
import { allNames } from './named.ts'
import { parseQuestion } from './question.ts'
import { headlineMark } from './text.ts'
import { withIndex } from './which-index.ts'

const most = 8
const maxNames = 4
const shortest = 2

export async function suggestWhileTyping(
  readContext: ReadContext,
  typed: string,
  language: Parameters<typeof parseQuestion>[1],
): Promise<string[]> {
  const words = tokens(typed).map(normalise)
  if (words.join('').length < shortest) return []
  readContext.dependOn(searchCacheTag)
  const names = await allNames(readContext)
  const begins = (name: string) => {
    const has = tokens(name)
      .map(normalise)
      .flatMap((word) => [word, withoutArticle(word)])
    return words.every((word) => has.some((one) => one.startsWith(word)))
  }
  const topics = await topicsNamed(readContext, typed, 'beginning')
  const fitting = [...names.filter(({ name, closed }) => !closed && begins(name)), ...topics].slice(
    0,
    maxNames,
  )
  const headlines = await headlinesWith(readContext, parseQuestion(typed, language).words, words.at(-1)!)
  return [...new Set([...fitting.map(({ name }) => name), ...headlines])].slice(0, most)
}

/** Headlines with all words; the last word may be incomplete. */
async function headlinesWith(readContext: ReadContext, stems: string[], last: string): Promise<string[]> {
  if (stems.length === 0) return []
  const unfinished = last.replace(/^(?:ال|لل|وال|بال)/, '')
  const held = {
    ...{ from: null, until: null, phrases: [], without: [] },
    all: stems.slice(0, -1).map((stem) => [headlineMark(stem)]),
    beginnings: [stems.at(-1)!, unfinished || last].map(headlineMark),
  }
  return withIndex(readContext, await frequencies(readContext.db), async (tx, index) => {
    const { places } = await index.newest(held, most, null)
    if (places.length === 0) return []
    const ids = places.map(({ id }) => id)
    const rows = await tx
      .selectFrom('publicArticles')
      .select(['id', 'headline'])
      .where('id', 'in', ids)
      .execute()
    const headlines = new Map(rows.map(({ id, headline }) => [id, headline]))
    return ids.flatMap((id) => headlines.get(id) ?? [])
  })
}
