/**
 * Finds sections, stories, programmes, agencies and people by URI or name, and creates missing ones. Each is
 * created in its own short transaction, so that an import's batch holds no lock that others wait for.
 */
import { type Kysely, sql } from 'kysely'
import { saveAgency } from '../../content/agencies/agencies.ts'
import { kinds } from '../../content/kinds.ts'
import { savePerson } from '../../content/people/people.ts'
import { saveProgramme } from '../../content/programmes/programmes.ts'
import { saveSection } from '../../content/sections/sections.ts'
import { saveStory } from '../../content/stories/write.ts'
import type { Actor } from '../../kernel/actor.ts'
import { execute } from '../../kernel/run.ts'
import type { Tables } from '../../kernel/tables.ts'
import { agencyOf, nameKey } from './byline-words.ts'
import { personKey } from './bylines.ts'
import type { Known, Ref } from './subjects.ts'

type Table = 'sections' | 'stories' | 'programmes' | 'agencies' | 'people'
const tables: Table[] = ['sections', 'stories', 'programmes', 'agencies', 'people']

/**
 * The number of items of each kind that are cached by name, newest first. Older items are queried by exact
 * name.
 */
const maxRemembered = 100_000

const plain = (name: string) => name.normalize('NFC').replace(/\s+/g, ' ').trim().toLowerCase()
/** The key of a name, equal for all its spellings; «رويترز» and Reuters are one agency. */
const keyOf: Record<Table, (name: string) => string> = {
  sections: plain,
  stories: plain,
  programmes: plain,
  agencies: (name) => agencyOf.get(nameKey(name)) ?? (nameKey(name) || plain(name)),
  people: (name) => personKey(name) || plain(name),
}

export interface Lookup extends Known {
  section(ref: Ref): Promise<number>
  story(ref: Ref): Promise<number>
  programme(ref: Ref): Promise<number>
  agency(ref: Ref & { url: string }): Promise<number>
  person(ref: Ref): Promise<number>
}

interface Row {
  id: number
  uri: string
  name: string
}
interface Memory {
  byUri: Map<string, Row>
  /** The first row with each name. */
  byName: Map<string, Row>
  /** Rows that this import has identified by a URI: no other URI can mean them. */
  claimed: Set<number>
}

/** A URI of our own: the row was created by hand, so another list's URI may mean it. */
const isOwn = (uri: string) => uri.startsWith('urn:uuid:')

/** Caches the existing rows and those it creates. */
export async function openLookup(db: Kysely<Tables>, actor: Actor): Promise<Lookup> {
  const memories = {} as Record<Table, Memory>

  function remember(table: Table, row: Row): void {
    const { byUri, byName } = memories[table]
    byUri.set(row.uri, row)
    const key = keyOf[table](row.name)
    if (!byName.has(key)) byName.set(key, row)
  }
  for (const table of tables) {
    memories[table] = { byUri: new Map(), byName: new Map(), claimed: new Set() }
    const rows = await db
      .selectFrom(table)
      .select(['id', 'uri', 'name'])
      .orderBy('id', 'desc')
      .limit(maxRemembered)
      .execute()
    for (const row of rows.reverse()) remember(table, row)
    // A merged row is replaced by the one it was merged into.
    const { rows: merged } = await sql<Row & { mergedUri: string | null }>`
      select t.id, t.uri, t.name, m.uri as "mergedUri"
      from merged m join ${sql.table(table)} t on t.id = m.to_id where m.kind = ${kinds[table]}`.execute(db)
    for (const { mergedUri, ...row } of merged) if (mergedUri) memories[table].byUri.set(mergedUri, row)
  }

  /** Matches by name only if the URIs do not come from different lists. */
  function recall(table: Table, { uri, name }: Ref): Row | undefined {
    const { byUri, byName, claimed } = memories[table]
    const known = uri ? byUri.get(uri) : undefined
    if (known) return known
    const namesake = byName.get(keyOf[table](name))
    if (!namesake || !uri) return namesake
    const isOpen = isOwn(namesake.uri) && !claimed.has(namesake.id)
    // Agency names are unique.
    return isOpen || (table === 'agencies' && namesake.name === name) ? namesake : undefined
  }

  /** Looks for rows created meanwhile, here or by another process. */
  async function find(table: Table, { uri, name }: Ref): Promise<Row | undefined> {
    const rows = db.selectFrom(table).select(['id', 'uri', 'name'])
    if (uri) return rows.where('uri', '=', uri).executeTakeFirst()
    return rows.where('name', '=', name).orderBy('id').executeTakeFirst()
  }

  const resolver =
    (table: Table, make: (made: Making) => Promise<{ id: number }>) =>
    async (ref: Ref & { url?: string }): Promise<number> => {
      const row = recall(table, ref) ?? (await find(table, ref)) ?? (await makeOrFind(table, ref, make))
      const { byUri, claimed } = memories[table]
      if (ref.uri) {
        claimed.add(row.id)
        byUri.set(ref.uri, row)
      }
      remember(table, row)
      return row.id
    }

  async function makeOrFind(
    table: Table,
    ref: Ref & { url?: string },
    make: (made: Making) => Promise<{ id: number }>,
  ): Promise<Row> {
    try {
      const { id } = await make(asMaking(ref))
      return await db
        .selectFrom(table)
        .select(['id', 'uri', 'name'])
        .where('id', '=', id)
        .executeTakeFirstOrThrow()
    } catch (error) {
      const other = (await find(table, ref)) ?? (await find(table, { ...ref, uri: null }))
      if (other === undefined) throw error
      return other
    }
  }
  const known =
    (table: Table) =>
    (ref: Ref): Ref | null => {
      const { byUri, byName } = memories[table]
      if (ref.uri && byUri.has(ref.uri)) return ref
      return byName.has(keyOf[table](ref.name)) ? { uri: null, name: ref.name } : null
    }
  return {
    section: resolver('sections', (made) => execute(db, actor, saveSection, made)),
    story: resolver('stories', (made) => execute(db, actor, saveStory, made)),
    programme: resolver('programmes', (made) => execute(db, actor, saveProgramme, made)),
    agency: resolver('agencies', (made) => execute(db, actor, saveAgency, made)),
    person: resolver('people', (made) => execute(db, actor, savePerson, made)),
    knownSection: known('sections'),
    knownStory: known('stories'),
  }
}

type Making = { name: string; uri?: string; url?: string }

const asMaking = ({ name, uri, url }: Ref & { url?: string }): Making => ({
  name,
  ...(uri ? { uri } : {}),
  ...(url ? { url } : {}),
})
