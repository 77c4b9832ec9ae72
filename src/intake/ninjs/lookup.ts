/**
 * Sections, stories, programmes, agencies and people by URI, then by name; made where they are not there, each
 * in a short transaction of its own, so that a batch of articles holds no lock that others wait for.
 */
import type { Kysely } from 'kysely'
import type { Actor } from '../../content/actor.ts'
import { saveAgency } from '../../content/agencies/agencies.ts'
import { execute } from '../../content/command.ts'
import { savePerson } from '../../content/people/people.ts'
import { saveProgramme } from '../../content/programmes/programmes.ts'
import { saveSection } from '../../content/sections/sections.ts'
import { saveStory } from '../../content/stories/write.ts'
import type { Tables } from '../../content/tables.ts'
import type { Known, Ref } from './subjects.ts'

type Table = 'sections' | 'stories' | 'programmes' | 'agencies' | 'people'
/** How many of a kind are remembered; the oldest go first. */
const mostRemembered = 10_000

const plain = (name: string) => name.normalize('NFC').replace(/\s+/g, ' ').trim().toLowerCase()
const keys = ({ uri, name }: Ref) => [...(uri ? [`u:${uri}`] : []), `n:${plain(name)}`]

export interface Lookup extends Known {
  section(ref: Ref): Promise<number>
  story(ref: Ref): Promise<number>
  programme(ref: Ref): Promise<number>
  agency(ref: Ref & { url: string }): Promise<number>
  person(ref: Ref): Promise<number>
}

/** Knows the sections and stories that there are; the others are asked for one by one. */
export async function openLookup(db: Kysely<Tables>, actor: Actor): Promise<Lookup> {
  const memory = {
    sections: new Map(),
    stories: new Map(),
    programmes: new Map(),
    agencies: new Map(),
    people: new Map(),
  } as Record<Table, Map<string, number>>
  const remember = (table: Table, ref: Ref, id: number) => {
    for (const key of keys(ref)) if (!memory[table].has(key)) memory[table].set(key, id)
    while (memory[table].size > mostRemembered) memory[table].delete(memory[table].keys().next().value!)
  }
  const recall = (table: Table, ref: Ref): number | undefined =>
    keys(ref)
      .map((key) => memory[table].get(key))
      .find((id) => id !== undefined)

  for (const table of ['sections', 'stories'] as const) {
    const rows = await db
      .selectFrom(table)
      .select(['id', 'uri', 'name'])
      .orderBy('id', 'desc')
      .limit(mostRemembered / 2)
      .execute()
    for (const row of rows.reverse()) remember(table, row, row.id)
  }

  async function find(table: Table, { uri, name }: Ref): Promise<number | undefined> {
    const byUri = uri
      ? await db.selectFrom(table).select('id').where('uri', '=', uri).executeTakeFirst()
      : undefined
    const row =
      byUri ??
      (await db.selectFrom(table).select('id').where('name', '=', name).orderBy('id').executeTakeFirst())
    return row?.id
  }

  /** Somebody else may make it at the same time. */
  async function makeOrFind(
    table: Table,
    ref: Ref,
    make: (ref: Making) => Promise<{ id: number }>,
  ): Promise<number> {
    try {
      return (await make(asMaking(ref))).id
    } catch (error) {
      const other = await find(table, ref)
      if (other === undefined) throw error
      return other
    }
  }

  const resolver =
    (table: Table, make: (ref: Making) => Promise<{ id: number }>) =>
    async (ref: Ref & { url?: string }): Promise<number> => {
      const id = recall(table, ref) ?? (await find(table, ref)) ?? (await makeOrFind(table, ref, make))
      remember(table, ref, id)
      return id
    }
  return {
    section: resolver('sections', (made) => execute(db, actor, saveSection, made)),
    story: resolver('stories', (made) => execute(db, actor, saveStory, made)),
    programme: resolver('programmes', (made) => execute(db, actor, saveProgramme, made)),
    agency: resolver('agencies', (made) => execute(db, actor, saveAgency, made)),
    person: resolver('people', (made) => execute(db, actor, savePerson, made)),
    isSection: (ref) => recall('sections', ref) !== undefined,
    isStory: (ref) => recall('stories', ref) !== undefined,
  }
}

type Making = { name: string; uri?: string; url?: string }

const asMaking = ({ name, uri, url }: Ref & { url?: string }): Making => ({
  name,
  ...(uri ? { uri } : {}),
  ...(url ? { url } : {}),
})
