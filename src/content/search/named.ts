/** Finds stories, sections, people and topics by name: their own pages say more than a list of articles. */
import { sql } from 'kysely'
import type { ReadContext } from '../../kernel/read-context.ts'
import { normalise, tokens, withoutArticle } from '../../language/search-form.ts'
import { stopWords } from '../../language/stop-words.ts'
import { topicForm } from '../../language/topic-form.ts'
import { topicsNamed } from '../topics/read.ts'

export interface Named {
  kind: 'story' | 'section' | 'person' | 'topic'
  name: string
  slug: string
}

/** All names of stories, sections and people, those of open stories first. Topics are too many to be read whole. */
export async function allNames({ db, dependOn }: ReadContext): Promise<(Named & { closed: boolean })[]> {
  dependOn('stories', 'sections', 'people')
  const kind = (name: Named['kind']) => sql<Named['kind']>`${name}::text`.as('kind')
  const open = sql<boolean>`false`.as('closed')
  const rows = await db
    .selectFrom('stories')
    .select(['name', 'slug', kind('story'), sql<boolean>`state <> 'open'`.as('closed')])
    .unionAll(db.selectFrom('sections').select(['name', 'slug', kind('section'), open]))
    .unionAll(db.selectFrom('people').select(['name', 'slug', kind('person'), open]))
    .execute()
  return rows.toSorted((a, b) => Number(a.closed) - Number(b.closed))
}

const most = 3
/** This share of the words must match: of the question's, or of the name's where it has more. */
const leastShared = 0.5

/** Names are compared by spelling: stems would confuse ريما with ريم. */
const wordsOf = (text: string) =>
  new Set(
    tokens(text)
      .map(normalise)
      .filter((word) => !stopWords.has(word))
      .map(withoutArticle),
  )

/** Excluded words are not searched in names either. */
const unwanted = /(?:^|\s)-\S+/gu

/** The items that a question names, or nearly; the closest first. */
export async function namedIn(readContext: ReadContext, question: string): Promise<Named[]> {
  const words = wordsOf(question.replace(unwanted, ' '))
  if (words.size === 0) return []
  const closest = (await allNames(readContext))
    .map((named) => {
      const own = wordsOf(named.name)
      return { named, shared: own.intersection(words).size / Math.max(own.size, words.size) }
    })
    .filter(({ shared }) => shared >= leastShared)
    .sort((a, b) => b.shared - a.shared)
    .slice(0, most)
    .map(({ named: { kind, name, slug } }) => ({ kind, name, slug }))
  const forms = new Set(closest.map(({ name }) => topicForm(name)))
  const topics = (await topicsNamed(readContext, question, 'whole'))
    .filter(({ name }) => !forms.has(topicForm(name)))
    .map((topic): Named => ({ kind: 'topic', ...topic }))
  return [...closest, ...topics].slice(0, most)
}
