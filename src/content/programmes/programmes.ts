/** Programmes (برامج). Their episodes are video articles that name the programme. */
import { z } from 'zod'
import { may } from '../actor.ts'
import { CommandError, command } from '../command.ts'
import { line, optionalId, requiredLine } from '../fields.ts'
import { type Picture, picturesOf } from '../media/pictures.ts'
import type { Reading } from '../reading.ts'
import { bySlug, freeSlug, keepSlug } from '../slugs.ts'

/** Creates a programme (no id) or edits one. */
export const saveProgramme = command({
  name: 'programme.save',
  input: z.object({
    id: optionalId.default(null),
    uri: z.string().min(1).max(1_000).optional(),
    slug: line(120).default(''),
    name: requiredLine(160),
    description: line(2_000).default(''),
    mediaId: optionalId.default(null),
    presenterId: optionalId.default(null),
    position: z.number().int().min(0).max(10_000).default(0),
  }),
  may: may.runTheChannel,
  async run(work, { id, uri, slug: wanted, ...columns }) {
    const slug = await freeSlug(work.db, 'programme', wanted || columns.name, id)
    const row = id
      ? await work.db
          .updateTable('programmes')
          .set({ slug, ...columns })
          .where('id', '=', id)
          .returning('id')
          .executeTakeFirst()
      : await work.db
          .insertInto('programmes')
          .values({ slug, ...columns, ...(uri ? { uri } : {}) })
          .returning('id')
          .executeTakeFirst()
    if (!row) throw new CommandError('not-found', `There is no programme ${id}.`)
    await keepSlug(work.db, 'programme', slug, row.id)
    await work.revise('programme', row.id, { slug, ...columns })
    if (columns.mediaId) work.touch(`media:${columns.mediaId}`)
    work.touch('programmes', `programme:${row.id}`, `slug:programme:${slug}`)
    work.about(`programme:${row.id}`)
    return { id: row.id, slug }
  },
})

export interface Programme {
  id: number
  slug: string
  name: string
  description: string
  picture: Picture | null
  presenter: { id: number; slug: string; name: string } | null
}

const programmeQuery = ({ db }: Reading) =>
  db
    .selectFrom('programmes as p')
    .leftJoin('people as w', 'w.id', 'p.presenterId')
    .select(['p.id', 'p.slug', 'p.name', 'p.description', 'p.mediaId'])
    .select(['w.id as presenterId', 'w.slug as presenterSlug', 'w.name as presenterName'])

async function toProgrammes(
  reading: Reading,
  rows: Awaited<ReturnType<ReturnType<typeof programmeQuery>['execute']>>,
): Promise<Programme[]> {
  for (const row of rows) {
    reading.note(`programme:${row.id}`)
    if (row.presenterId) reading.note(`person:${row.presenterId}`)
  }
  const pictures = await picturesOf(
    reading,
    rows.map((row) => row.mediaId),
  )
  return rows.map(({ mediaId, presenterId, presenterSlug, presenterName, ...programme }) => ({
    ...programme,
    picture: pictures.get(mediaId ?? 0) ?? null,
    presenter: presenterId ? { id: presenterId, slug: presenterSlug!, name: presenterName! } : null,
  }))
}

export async function listProgrammes(reading: Reading): Promise<Programme[]> {
  reading.note('programmes')
  return toProgrammes(reading, await programmeQuery(reading).orderBy('p.position').orderBy('p.id').execute())
}

/** The programme that has or had this slug. */
export async function programmeBySlug(reading: Reading, slug: string): Promise<Programme | null> {
  const id = await bySlug(reading, 'programme', slug)
  if (id === null) return null
  reading.note(`programme:${id}`)
  const [programme] = await toProgrammes(
    reading,
    await programmeQuery(reading).where('p.id', '=', id).execute(),
  )
  return programme ?? null
}
