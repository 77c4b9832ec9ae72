/** Sections (أقسام): the publication's standing departments. */
import { sql } from 'kysely'
import { z } from 'zod'
import { may } from '../actor.ts'
import { CommandError, command } from '../command.ts'
import { id, line, optionalId, requiredLine } from '../fields.ts'
import type { Reading } from '../reading.ts'
import { removeThing } from '../removal.ts'
import { bySlug, freeSlug, keepSlug } from '../slugs.ts'
import { checkVersion, seenVersion, versionOf } from '../versions.ts'

/**
 * Creates a section (no id) or edits one. `uri` names one that comes from elsewhere. Without a position a new one
 * goes to the end, and one that is there keeps its place.
 */
export const saveSection = command({
  name: 'section.save',
  input: z.object({
    id: optionalId.default(null),
    uri: z.string().min(1).max(1_000).optional(),
    slug: line(120).default(''),
    name: requiredLine(120),
    description: line(1_000).default(''),
    position: z.number().int().min(0).max(10_000).optional(),
    /** Left out, what is set stays: whether readers may comment, and whether a moderator reads it first. */
    commentsOpen: z.boolean().optional(),
    moderation: z.enum(['before', 'after']).optional(),
    version: seenVersion,
  }),
  may: may.administer,
  async run(
    work,
    { id: sectionId, uri, slug: wanted, position, commentsOpen, moderation, version: seen, ...columns },
  ) {
    await checkVersion(work, 'section', sectionId, seen)
    const comments = {
      ...(commentsOpen === undefined ? {} : { commentsOpen }),
      ...(moderation === undefined ? {} : { moderation }),
    }
    const slug = await freeSlug(work.db, 'section', wanted || columns.name, sectionId)
    const last = sql<number>`(select coalesce(max(position), -1) + 1 from sections)`
    const row = sectionId
      ? await work.db
          .updateTable('sections')
          .set({ slug, ...columns, ...comments, ...(position === undefined ? {} : { position }) })
          .where('id', '=', sectionId)
          .returning(['id', 'position', 'commentsOpen', 'moderation'])
          .executeTakeFirst()
      : await work.db
          .insertInto('sections')
          .values({ slug, ...columns, ...comments, position: position ?? last, ...(uri ? { uri } : {}) })
          .returning(['id', 'position', 'commentsOpen', 'moderation'])
          .executeTakeFirst()
    if (!row) throw new CommandError('not-found', `There is no section ${sectionId}.`)
    await keepSlug(work.db, 'section', slug, row.id)
    const { id: _, ...kept } = row
    const version = await work.revise('section', row.id, { slug, ...columns, ...kept })
    work.touch('sections', `section:${row.id}`, `slug:section:${slug}`)
    work.about(`section:${row.id}`)
    return { id: row.id, slug, version }
  },
})

/** Puts the sections into this order, everywhere that they are listed; those not named come after. */
export const orderSections = command({
  name: 'section.order',
  input: z.object({ ids: z.array(id).max(500), version: seenVersion }),
  may: may.administer,
  async run(work, { ids, version: seen }) {
    await checkVersion(work, 'sections', 1, seen)
    for (const [position, sectionId] of ids.entries())
      await work.db.updateTable('sections').set({ position }).where('id', '=', sectionId).execute()
    await work.db
      .updateTable('sections')
      .set({ position: ids.length })
      .where('id', 'not in', [...ids, 0])
      .execute()
    const version = await work.revise('sections', 1, { order: ids })
    work.touch('sections')
    work.about('sections')
    return { version }
  },
})

/** A section that no article and no live coverage stands in can go. */
export const removeSection = command({
  name: 'section.remove',
  input: z.object({ id }),
  may: may.administer,
  run: (work, { id: sectionId }) =>
    removeThing(work, {
      ...{ kind: 'section', table: 'sections', id: sectionId },
      unless: [
        {
          sentence: 'Articles stand in this section. Move them to another one first.',
          when: sql`select 1 from articles where section_id = ${sectionId}`,
        },
        {
          sentence: 'Live coverages stand in this section. Move them to another one first.',
          when: sql`select 1 from coverages where section_id = ${sectionId}`,
        },
      ],
      topics: ['sections', `section:${sectionId}`, `list:section:${sectionId}`],
    }),
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

/** A section as its screen edits it. */
export async function sectionToEdit({ db }: Reading, sectionId: number) {
  const columns = ['id', 'slug', 'name', 'description', 'commentsOpen', 'moderation'] as const
  const row = await db.selectFrom('sections').select(columns).where('id', '=', sectionId).executeTakeFirst()
  return row ? { ...row, version: await versionOf({ db }, 'section', sectionId) } : null
}
