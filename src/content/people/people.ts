/** People: the authors of articles, each with a page. */
import { z } from 'zod'
import { CommandError, command, type Work } from '../../kernel/command.ts'
import { id, line, optionalId, requiredLine } from '../../kernel/fields.ts'
import type { ReadContext } from '../../kernel/read-context.ts'
import { checkThere } from '../../kernel/references.ts'
import { checkVersion, expectedVersion } from '../../kernel/versions.ts'
import { type Picture, picturesOf } from '../media/pictures.ts'
import { may } from '../policies.ts'
import { removeThing } from '../remove-thing.ts'
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
    version: expectedVersion,
  }),
  may: may.publish,
  async run(work, { id: personId, uri, slug: wanted, version: expected, ...columns }) {
    await checkVersion(work, 'person', personId, expected)
    await checkThere(work, { mediaId: ['media', columns.mediaId] })
    return writePerson(work, personId, { slug: wanted, ...(uri ? { uri } : {}), ...columns })
  },
})

interface PersonColumns {
  slug: string
  uri?: string
  name: string
  jobTitle: string
  bio: string
  mediaId: number | null
}

/** Inserts a person (no id) or updates one; the caller has checked that the actor may. */
export async function writePerson(
  work: Work,
  personId: number | null,
  { slug: wanted, uri, ...columns }: PersonColumns,
): Promise<{ id: number; slug: string; version: number }> {
  const slug = await freeSlug(work.db, 'person', wanted || columns.name, personId)
  const before = personId
    ? await work.db.selectFrom('people').select('mediaId').where('id', '=', personId).executeTakeFirst()
    : undefined
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
  await keepSlug(work, 'person', slug, row.id)
  const version = await work.revise('person', row.id, { slug, ...columns })
  for (const mediaId of [columns.mediaId, before?.mediaId]) if (mediaId) work.invalidate(`media:${mediaId}`)
  work.invalidate('people', `person:${row.id}`, `slug:person:${slug}`)
  work.about(`person:${row.id}`)
  return { id: row.id, slug, version }
}

/** Deletes a person; refused while they are an author or a presenter. */
export const removePerson = command({
  name: 'person.remove',
  input: z.object({ id }),
  may: may.publish,
  run: (work, { id: personId }) =>
    removeThing(work, {
      ...{ kind: 'person', table: 'people', id: personId },
      cacheTags: ['people', `person:${personId}`, `list:person:${personId}`],
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
export async function personBySlug(readContext: ReadContext, slug: string): Promise<Person | null> {
  const id = await bySlug(readContext, 'person', slug)
  return id === null ? null : personById(readContext, id)
}

export async function personById(readContext: ReadContext, id: number): Promise<Person | null> {
  readContext.dependOn(`person:${id}`)
  const row = await readContext.db.selectFrom('people').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) return null
  const { mediaId, uri: _, ...person } = row
  const pictures = await picturesOf(readContext, [mediaId])
  return { ...person, picture: pictures.get(mediaId ?? 0) ?? null }
}
