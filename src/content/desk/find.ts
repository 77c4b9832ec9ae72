/** Finds articles and named items while somebody types, for the palette and the pickers. */
import { type Kysely, type SqlBool, sql } from 'kysely'
import type { Tables } from '../../kernel/tables.ts'
import { headlineWords, wordsQuery } from '../../language/list-words.ts'

export const foundKinds = ['coverage', 'story', 'section', 'person', 'article', 'picture'] as const
export type FoundKind = (typeof foundKinds)[number]

export interface Found {
  kind: FoundKind
  id: number
  title: string
  /** Distinguishes items with equal titles: a section, a job, a credit line. */
  detail: string
  /** The state of an article, a story or a live coverage. */
  state: string | null
  /** The time of the last edit of an article. */
  at: Date | null
}

const perKind = 8

/** At most eight of each kind: the latest articles; of names, those that begin with the query first. */
export async function find(db: Kysely<Tables>, q: string, kinds: readonly FoundKind[]): Promise<Found[]> {
  const query = wordsQuery(q)
  if (query === '') return []
  const finders: Record<FoundKind, () => Promise<Found[]>> = {
    article: () => findArticles(db, query),
    picture: () => findPictures(db, query),
    coverage: async () => named('coverage', q, await coverageNames(db)),
    story: async () => named('story', q, await storyNames(db)),
    section: async () => named('section', q, await sectionNames(db)),
    person: async () => named('person', q, await personNames(db)),
  }
  const found = await Promise.all(
    foundKinds.filter((kind) => kinds.includes(kind)).map((kind) => finders[kind]()),
  )
  return found.flat()
}

async function findArticles(db: Kysely<Tables>, query: string): Promise<Found[]> {
  const rows = await db
    .selectFrom('articles as a')
    .leftJoin('sections as s', 's.id', 'a.sectionId')
    .select(['a.id', 'a.headline as title', 'a.state', 'a.updatedAt as at', 's.name as detail'])
    .where(sql<SqlBool>`a.words @@ ${query}::tsquery`)
    .where('a.trashedAt', 'is', null)
    .where('a.state', '!=', 'removed')
    .orderBy('a.updatedAt', 'desc')
    .orderBy('a.id', 'desc')
    .limit(perKind)
    .execute()
  return rows.map((row) => ({ ...row, kind: 'article', detail: row.detail ?? '' }))
}

async function findPictures(db: Kysely<Tables>, query: string): Promise<Found[]> {
  const rows = await db
    .selectFrom('media')
    .select(['id', 'caption', 'altText', 'creditline as detail'])
    .where(sql<SqlBool>`words @@ ${query}::tsquery`)
    .where('type', '=', 'picture')
    .orderBy('id', 'desc')
    .limit(perKind)
    .execute()
  return rows.map(({ id, caption, altText, detail }) => ({
    ...{ kind: 'picture', id, title: caption || altText, detail, state: null, at: null },
  }))
}

interface NameRow {
  id: number
  name: string
  detail: string
  state: string | null
}

const coverageNames = (db: Kysely<Tables>): Promise<NameRow[]> =>
  db
    .selectFrom('coverages')
    .select(['id', 'headline as name', 'state', sql<string>`''`.as('detail')])
    .orderBy(sql`array_position(array['live', 'announced', 'draft', 'ended', 'unpublished'], state)`)
    .orderBy('id', 'desc')
    .execute()

const storyNames = (db: Kysely<Tables>): Promise<NameRow[]> =>
  db
    .selectFrom('stories')
    .select(['id', 'name', 'state', sql<string>`''`.as('detail')])
    .orderBy(sql`array_position(array['open', 'closed', 'archived'], state)`)
    .orderBy('id', 'desc')
    .execute()

const sectionNames = (db: Kysely<Tables>): Promise<NameRow[]> =>
  db
    .selectFrom('sections')
    .select(['id', 'name', sql<null>`null`.as('state'), sql<string>`''`.as('detail')])
    .orderBy('position')
    .execute()

const personNames = (db: Kysely<Tables>): Promise<NameRow[]> =>
  db
    .selectFrom('people')
    .select(['id', 'name', 'jobTitle as detail', sql<null>`null`.as('state')])
    .orderBy('name')
    .execute()

/** There are few names, so they are compared in this process; their words are computed once. */
const wordsOfNames = new Map<string, string[]>()
const namesKept = 20_000

function wordsOf(name: string): string[] {
  const known = wordsOfNames.get(name)
  if (known) return known
  if (wordsOfNames.size >= namesKept) wordsOfNames.clear()
  const words = headlineWords(name)
  wordsOfNames.set(name, words)
  return words
}

function named(kind: FoundKind, q: string, rows: NameRow[]): Found[] {
  // Each word of the query may begin a word of the name, in any of its forms.
  const wordForms = q
    .split(/\s+/)
    .map(headlineWords)
    .filter((forms) => forms.length > 0)
  const found: NameRow[] = []
  for (const row of rows) {
    const words = wordsOf(row.name)
    const fits = wordForms.every((forms) => forms.some((form) => words.some((word) => word.startsWith(form))))
    if (fits && found.push(row) === perKind) break
  }
  return found.map(({ id, name, detail, state }) => ({ kind, id, title: name, detail, state, at: null }))
}
