/** Sections (أقسام): the publication's standing departments. */
import { z } from 'zod'
import { may } from '../actor.ts'
import { CommandError, command } from '../command.ts'
import { line, optionalId, requiredLine } from '../fields.ts'
import type { Reading } from '../reading.ts'
import { bySlug, freeSlug, keepSlug } from '../slugs.ts'

/** Creates a section (no id) or edits one. `uri` names one that comes from elsewhere. */
export const saveSection = command({
  name: 'section.save',
  input: z.object({
    id: optionalId.default(null),
    uri: z.string().min(1).max(1_000).optional(),
    slug: line(120).default(''),
    name: requiredLine(120),
    description: line(1_000).default(''),
    position: z.number().int().min(0).max(10_000).default(0),
  }),
  may: may.administer,
  async run(work, { id, uri, slug: wanted, ...columns }) {
    const slug = await freeSlug(work.db, 'section', wanted || columns.name, id)
    const row = id
      ? await work.db
          .updateTable('sections')
          .set({ slug, ...columns })
          .where('id', '=', id)
          .returning('id')
          .executeTakeFirst()
      : await work.db
          .insertInto('sections')
          .values({ slug, ...columns, ...(uri ? { uri } : {}) })
          .returning('id')
          .executeTakeFirst()
    if (!row) throw new CommandError('not-found', `There is no section ${id}.`)
    await keepSlug(work.db, 'section', slug, row.id)
    await work.revise('section', row.id, { slug, ...columns })
    work.touch('sections', `section:${row.id}`, `slug:section:${slug}`)
    work.about(`section:${row.id}`)
    return { id: row.id, slug }
  },
})

export interface Section {
  id: number
  slug: string
  name: string
  description: string
}

export async function listSections({ db, note }: Reading): Promise<Section[]> {
  note('sections')
  return db
    .selectFrom('sections')
    .select(['id', 'slug', 'name', 'description'])
    .orderBy('position')
    .orderBy('id')
    .execute()
}

/** The section that has or had this slug. */
export async function sectionBySlug(reading: Reading, slug: string): Promise<Section | null> {
  const id = await bySlug(reading, 'section', slug)
  if (id === null) return null
  reading.note(`section:${id}`)
  const columns = ['id', 'slug', 'name', 'description'] as const
  return (
    (await reading.db.selectFrom('sections').select(columns).where('id', '=', id).executeTakeFirst()) ?? null
  )
}
