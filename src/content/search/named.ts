/** Stories, sections and people by their names: they have pages of their own, which say more than a list of finds. */
import { sql } from 'kysely'
import type { Language } from '../../language/languages.ts'
import { queryForm } from '../../language/search-form.ts'
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

/** What a question names, or nearly: the closest first. */
export async function namedIn(reading: Reading, words: string[], language: Language): Promise<Named[]> {
  const asked = new Set(words)
  if (asked.size === 0) return []
  return (await allNames(reading))
    .map((named) => {
      const own = new Set(queryForm(named.name, language))
      return { named, shared: own.intersection(asked).size / Math.max(own.size, asked.size) }
    })
    .filter(({ shared }) => shared >= leastShared)
    .sort((a, b) => b.shared - a.shared)
    .slice(0, most)
    .map(({ named: { kind, name, slug } }) => ({ kind, name, slug }))
}
