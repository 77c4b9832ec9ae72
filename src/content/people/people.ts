/** People: the bylines of articles, each with a page. */
import { z } from 'zod'
import { may } from '../actor.ts'
import { CommandError, command } from '../command.ts'
import { line, optionalId, requiredLine } from '../fields.ts'
import { type Picture, picturesOf } from '../media/pictures.ts'
import type { Reading } from '../reading.ts'
import { bySlug, freeSlug, keepSlug } from '../slugs.ts'

/** Creates a person (no id) or edits one. */
export const savePerson = command({
  name: 'person.save',
  input: z.object({
    id: optionalId.default(null),
    uri: z.string().min(1).max(1_000).optional(),
    slug: line(120).default(''),
    name: requiredLine(160),
    jobTitle: line(200).default(''),
    bio: line(4_000).default(''),
    mediaId: optionalId.default(null),
  }),
  may: may.publish,
  async run(work, { id, uri, slug: wanted, ...columns }) {
    const slug = await freeSlug(work.db, 'person', wanted || columns.name, id)
    const row = id
      ? await work.db
          .updateTable('people')
          .set({ slug, ...columns })
          .where('id', '=', id)
          .returning('id')
          .executeTakeFirst()
      : await work.db
          .insertInto('people')
          .values({ slug, ...columns, ...(uri ? { uri } : {}) })
          .returning('id')
          .executeTakeFirst()
    if (!row) throw new CommandError('not-found', `There is no person ${id}.`)
    await keepSlug(work.db, 'person', slug, row.id)
    await work.revise('person', row.id, { slug, ...columns })
    if (columns.mediaId) work.touch(`media:${columns.mediaId}`)
    work.touch(`person:${row.id}`, `slug:person:${slug}`)
    work.about(`person:${row.id}`)
    return { id: row.id, slug }
  },
})

export interface Person {
  id: number
  slug: string
  name: string
  jobTitle: string
  bio: string
  picture: Picture | null
}

/** The person who has or had this slug. */
export async function personBySlug(reading: Reading, slug: string): Promise<Person | null> {
  const id = await bySlug(reading, 'person', slug)
  return id === null ? null : personById(reading, id)
}

export async function personById(reading: Reading, id: number): Promise<Person | null> {
  reading.note(`person:${id}`)
  const row = await reading.db.selectFrom('people').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) return null
  const { mediaId, uri: _, ...person } = row
  const pictures = await picturesOf(reading, [mediaId])
  return { ...person, picture: pictures.get(mediaId ?? 0) ?? null }
}
