/** People: the bylines of articles, each with a page. */
import { sql } from 'kysely'
import { z } from 'zod'
import { may } from '../actor.ts'
import { CommandError, command } from '../command.ts'
import { id, line, optionalId, requiredLine } from '../fields.ts'
import { type Picture, picturesOf } from '../media/pictures.ts'
import type { Reading } from '../reading.ts'
import { checkThere } from '../references.ts'
import { removeThing } from '../removal.ts'
import { bySlug, freeSlug, keepSlug } from '../slugs.ts'
import { checkVersion, seenVersion } from '../versions.ts'

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
    version: seenVersion,
  }),
  may: may.publish,
  async run(work, { id: personId, uri, slug: wanted, version: seen, ...columns }) {
    await checkVersion(work, 'person', personId, seen)
    await checkThere(work, { mediaId: ['media', columns.mediaId] })
    const slug = await freeSlug(work.db, 'person', wanted || columns.name, personId)
    const row = personId
      ? await work.db
          .updateTable('people')
          .set({ slug, ...columns })
          .where('id', '=', personId)
          .returning('id')
          .executeTakeFirst()
      : await work.db
          .insertInto('people')
          .values({ slug, ...columns, ...(uri ? { uri } : {}) })
          .returning('id')
          .executeTakeFirst()
    if (!row) throw new CommandError('not-found', `There is no person ${personId}.`)
    await keepSlug(work.db, 'person', slug, row.id)
    const version = await work.revise('person', row.id, { slug, ...columns })
    if (columns.mediaId) work.touch(`media:${columns.mediaId}`)
    work.touch('people', `person:${row.id}`, `slug:person:${slug}`)
    work.about(`person:${row.id}`)
    return { id: row.id, slug, version }
  },
})

/** A person who has signed nothing and presents nothing can go. */
export const removePerson = command({
  name: 'person.remove',
  input: z.object({ id }),
  may: may.publish,
  run: (work, { id: personId }) =>
    removeThing(work, {
      ...{ kind: 'person', table: 'people', id: personId },
      unless: [
        {
          sentence: 'Articles carry this name.',
          when: sql`select 1 from article_bylines where person_id = ${personId}`,
        },
        {
          sentence: 'Entries of live coverages carry this name.',
          when: sql`select 1 from entries where person_id = ${personId}`,
        },
        {
          sentence: 'This person presents a programme.',
          when: sql`select 1 from programmes where presenter_id = ${personId}`,
        },
      ],
      topics: ['people', `person:${personId}`, `list:person:${personId}`],
    }),
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
