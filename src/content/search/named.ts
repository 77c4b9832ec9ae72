/** Stories, sections and people by their names: they have pages of their own, which say more than a list of finds. */
import { sql } from 'kysely'
import { normalise, tokens, withoutArticle } from '../../language/search-form.ts'
import { stopWords } from '../../language/stop-words.ts'
import type { Reading } from '../reading.ts'

export interface Named {
  kind: 'story' | 'section' | 'person'
  name: string
  slug: string
}

/** All names, those of open stories first. */
export async function allNames({ db, note }: Reading): Promise<(Named & { closed: boolean })[]> {
  note('stories', 'sections', 'people')
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
/** Of the words of the question, or of the name where it has more, so many are the same. */
const leastShared = 0.5

/** Names are compared as they are spelled: a stem would take ريما for ريم. */
const wordsOf = (text: string) =>
  new Set(
    tokens(text)
      .map(normalise)
      .filter((word) => !stopWords.has(word))
      .map(withoutArticle),
  )

/** What must not be there is not looked for by its name either. */
const unwanted = /(?:^|\s)-\S+/gu

/** What a question names, or nearly: the closest first. */
export async function namedIn(reading: Reading, question: string): Promise<Named[]> {
  const asked = wordsOf(question.replace(unwanted, ' '))
  if (asked.size === 0) return []
  return (await allNames(reading))
    .map((named) => {
      const own = wordsOf(named.name)
      return { named, shared: own.intersection(asked).size / Math.max(own.size, asked.size) }
    })
    .filter(({ shared }) => shared >= leastShared)
    .sort((a, b) => b.shared - a.shared)
    .slice(0, most)
    .map(({ named: { kind, name, slug } }) => ({ kind, name, slug }))
}
