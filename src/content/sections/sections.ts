/** Sections (أقسام): the publication's departments. */
import { sql } from 'kysely'
import { z } from 'zod'
import { CommandError, command, type Work } from '../../kernel/command.ts'
import { colour, id, line, optionalId, requiredLine } from '../../kernel/fields.ts'
import type { ReadContext } from '../../kernel/read-context.ts'
import { fieldError } from '../../kernel/references.ts'
import { checkVersion, expectedVersion, versionOf } from '../../kernel/versions.ts'
import { may } from '../policies.ts'
import { removeThing } from '../remove-thing.ts'
import { bySlug, freeSlug, keepSlug } from '../slugs.ts'

/**
 * Creates a section (no id) or edits one. `uri` identifies one that is imported. Without a position, a new one
 * goes to the end and an existing one keeps its place.
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
    /** Its own colour, of rules and kickers; empty: the publication's; left out: unchanged. */
    colour: z.union([z.literal(''), colour]).optional(),
    /**
     * Whether readers may comment, and whether comments are moderated first. Fields that are left out keep
     * their values.
     */
    commentsOpen: z.boolean().optional(),
    moderation: z.enum(['before', 'after']).optional(),
    /** The section above it; left out: unchanged. */
    parentId: optionalId.optional(),
    version: expectedVersion,
  }),
  may: may.administer,
  async run(work, { id: sectionId, uri, slug: wanted, position, version: expected, ...given }) {
    await checkVersion(work, 'section', sectionId, expected)
    const { commentsOpen, moderation, colour: ownColour, parentId, ...columns } = given
    if (parentId) await checkAbove(work, sectionId, parentId)
    const kept = {
      ...(parentId === undefined ? {} : { parentId }),
      ...(commentsOpen === undefined ? {} : { commentsOpen }),
      ...(moderation === undefined ? {} : { moderation }),
      ...(ownColour === undefined ? {} : { colour: ownColour.toLowerCase() }),
    }
    const slug = await freeSlug(work.db, 'section', wanted || columns.name, sectionId)
    const last = sql<number>`(select coalesce(max(position), -1) + 1 from sections)`
    const row = sectionId
      ? await work.db
          .updateTable('sections')
          .set({ slug, ...columns, ...kept, ...(position === undefined ? {} : { position }) })
          .where('id', '=', sectionId)
          .returning(['id', 'position', 'commentsOpen', 'moderation', 'colour', 'parentId'])
          .executeTakeFirst()
      : await work.db
          .insertInto('sections')
          .values({ slug, ...columns, ...kept, position: position ?? last, ...(uri ? { uri } : {}) })
          .returning(['id', 'position', 'commentsOpen', 'moderation', 'colour', 'parentId'])
          .executeTakeFirst()
    if (!row) throw new CommandError('not-found', `There is no section ${sectionId}.`)
    await keepSlug(work, 'section', slug, row.id)
    const { id: _, ...stored } = row
    const version = await work.revise('section', row.id, { slug, ...columns, ...stored })
    work.invalidate('sections', `section:${row.id}`, `slug:section:${slug}`)
    work.about(`section:${row.id}`)
    return { id: row.id, slug, version }
  },
})

/** Refuses a section that does not exist, and one that stands below the section itself. */
async function checkAbove({ db }: Work, sectionId: number | null, parentId: number): Promise<void> {
  const { rows } = await sql<{ id: number }>`
    with recursive above as (
      select id, parent_id from sections where id = ${parentId}
      union select s.id, s.parent_id from sections s join above on s.id = above.parent_id
    ) select id from above`.execute(db)
  if (rows.length === 0)
    throw fieldError(['parentId'], 'missing', `parentId: there is no section ${parentId}.`)
  if (rows.some(({ id: one }) => one === sectionId))
    throw fieldError(['parentId'], 'taken', `parentId: section ${parentId} stands below this one.`)
}

/** Orders the sections, wherever they are listed; sections that are not named come last. */
export const orderSections = command({
  name: 'section.order',
  input: z.object({ ids: z.array(id).max(500), version: expectedVersion }),
  may: may.administer,
  async run(work, { ids, version: expected }) {
    await checkVersion(work, 'sections', 1, expected)
    for (const [position, sectionId] of ids.entries())
      await work.db.updateTable('sections').set({ position }).where('id', '=', sectionId).execute()
    await work.db
      .updateTable('sections')
      .set({ position: ids.length })
      .where('id', 'not in', [...ids, 0])
      .execute()
    const version = await work.revise('sections', 1, { order: ids })
    work.invalidate('sections')
    work.about('sections')
    return { version }
  },
})

/** Deletes a section; refused while an article or a live coverage is in it. */
export const removeSection = command({
  name: 'section.remove',
  input: z.object({ id }),
  may: may.administer,
  run: (work, { id: sectionId }) =>
    removeThing(work, {
      ...{ kind: 'section', table: 'sections', id: sectionId },
      cacheTags: ['sections', `section:${sectionId}`, `list:section:${sectionId}`],
    }),
})

export interface Section {
  id: number
  slug: string
  name: string
  description: string
  /** '#rrggbb'; empty: the publication's. */
  colour: string
}

export async function listSections({ db, dependOn }: ReadContext): Promise<Section[]> {
  dependOn('sections')
  return db
    .selectFrom('sections')
    .select(['id', 'slug', 'name', 'description', 'colour'])
    .orderBy('position')
    .orderBy('id')
    .execute()
}

/** The section that has or had this slug. */
export async function sectionBySlug(readContext: ReadContext, slug: string): Promise<Section | null> {
  const id = await bySlug(readContext, 'section', slug)
  if (id === null) return null
  readContext.dependOn(`section:${id}`)
  const columns = ['id', 'slug', 'name', 'description', 'colour'] as const
  return (
    (await readContext.db.selectFrom('sections').select(columns).where('id', '=', id).executeTakeFirst()) ??
    null
  )
}

/** A section as its screen edits it. */
export async function sectionToEdit({ db }: ReadContext, sectionId: number) {
  const texts = ['id', 'slug', 'name', 'description', 'colour'] as const
  const columns = [...texts, 'commentsOpen', 'moderation', 'parentId'] as const
  const row = await db.selectFrom('sections').select(columns).where('id', '=', sectionId).executeTakeFirst()
  return row ? { ...row, version: await versionOf({ db }, 'section', sectionId) } : null
}
