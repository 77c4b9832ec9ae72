/** Programmes (برامج). Their episodes are video articles that name the programme. */
import { sql } from 'kysely'
import { z } from 'zod'
import { CommandError, command } from '../../kernel/command.ts'
import { id, line, optionalId, requiredLine } from '../../kernel/fields.ts'
import type { ReadContext } from '../../kernel/read-context.ts'
import { checkThere } from '../../kernel/references.ts'
import { checkVersion, expectedVersion } from '../../kernel/versions.ts'
import { type Picture, picturesOf } from '../media/pictures.ts'
import { survivorOf } from '../merged.ts'
import { may } from '../policies.ts'
import { removeThing } from '../remove-thing.ts'
import { bySlug, freeSlug, keepSlug } from '../slugs.ts'
import { type Podcast, podcastColumns, podcastSettings } from './podcast.ts'

/**
 * Creates a programme (no id) or edits one. Without a position, a new one goes to the end and an existing one
 * keeps its place; without `podcast`, its podcast stays as it is.
 */
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
    position: z.number().int().min(0).max(10_000).optional(),
    podcast: podcastSettings.nullable().optional(),
    version: expectedVersion,
  }),
  may: may.runTheChannel,
  async run(work, { id: programmeId, uri, slug: wanted, position, podcast, version: expected, ...columns }) {
    await checkVersion(work, 'programme', programmeId, expected)
    columns.presenterId = await survivorOf(work.db, 'person', columns.presenterId)
    await checkThere(work, {
      mediaId: ['media', columns.mediaId],
      presenterId: ['people', columns.presenterId],
    })
    const slug = await freeSlug(work.db, 'programme', wanted || columns.name, programmeId)
    const before = programmeId
      ? await work.db
          .selectFrom('programmes')
          .select(['mediaId', 'podcast', 'podcastMediaId'])
          .where('id', '=', programmeId)
          .executeTakeFirst()
      : undefined
    const heard =
      podcast === undefined
        ? {}
        : await podcastColumns(work, podcast, { slug, before: before?.podcast ?? null })
    const last = sql<number>`(select coalesce(max(position), -1) + 1 from programmes)`
    const row = programmeId
      ? await work.db
          .updateTable('programmes')
          .set({ slug, ...columns, ...heard, ...(position === undefined ? {} : { position }) })
          .where('id', '=', programmeId)
          .returning(['id', 'position', 'podcast', 'podcastMediaId'])
          .executeTakeFirst()
      : await work.db
          .insertInto('programmes')
          .values({ slug, ...columns, ...heard, position: position ?? last, ...(uri ? { uri } : {}) })
          .returning(['id', 'position', 'podcast', 'podcastMediaId'])
          .executeTakeFirst()
    if (!row) throw new CommandError('not-found', `There is no programme ${programmeId}.`)
    await keepSlug(work, 'programme', slug, row.id)
    const { id: _, ...kept } = row
    const version = await work.revise('programme', row.id, { slug, ...columns, ...kept })
    // Pictures become public or private with what shows them.
    for (const id of [before?.mediaId, before?.podcastMediaId, columns.mediaId, row.podcastMediaId])
      if (id) work.invalidate(`media:${id}`)
    work.invalidate('programmes', `programme:${row.id}`, `slug:programme:${slug}`)
    work.about(`programme:${row.id}`)
    return { id: row.id, slug, version }
  },
})

/** Deletes a programme; refused while it has episodes, or a story or the weekly plan names it. */
export const removeProgramme = command({
  name: 'programme.remove',
  input: z.object({ id }),
  may: may.runTheChannel,
  async run(work, { id: programmeId }) {
    const slots = await work.db
      .updateTable('slots')
      .set({ programmeId: null })
      .where('programmeId', '=', programmeId)
      .where('state', '=', 'over')
      .returning('id')
      .execute()
    if (slots.length > 0) work.invalidate('guide')
    await removeThing(work, {
      ...{ kind: 'programme', table: 'programmes', id: programmeId },
      cacheTags: ['programmes', `programme:${programmeId}`, `list:programme:${programmeId}`],
    })
  },
})

export interface Programme {
  id: number
  slug: string
  name: string
  description: string
  picture: Picture | null
  presenter: { id: number; slug: string; name: string } | null
  podcast: Podcast | null
}

const programmeQuery = ({ db }: ReadContext) =>
  db
    .selectFrom('programmes as p')
    .leftJoin('people as w', 'w.id', 'p.presenterId')
    .select(['p.id', 'p.slug', 'p.name', 'p.description', 'p.mediaId', 'p.podcast'])
    .select(['w.id as presenterId', 'w.slug as presenterSlug', 'w.name as presenterName'])

async function toProgrammes(
  readContext: ReadContext,
  rows: Awaited<ReturnType<ReturnType<typeof programmeQuery>['execute']>>,
): Promise<Programme[]> {
  for (const row of rows) {
    readContext.dependOn(`programme:${row.id}`)
    if (row.presenterId) readContext.dependOn(`person:${row.presenterId}`)
  }
  const pictures = await picturesOf(
    readContext,
    rows.map((row) => row.mediaId),
  )
  return rows.map(({ mediaId, presenterId, presenterSlug, presenterName, ...programme }) => ({
    ...programme,
    picture: pictures.get(mediaId ?? 0) ?? null,
    presenter: presenterId ? { id: presenterId, slug: presenterSlug!, name: presenterName! } : null,
  }))
}

export async function listProgrammes(readContext: ReadContext): Promise<Programme[]> {
  readContext.dependOn('programmes')
  return toProgrammes(
    readContext,
    await programmeQuery(readContext).orderBy('p.position').orderBy('p.id').execute(),
  )
}

/** The programme that has or had this slug. */
export async function programmeBySlug(readContext: ReadContext, slug: string): Promise<Programme | null> {
  const id = await bySlug(readContext, 'programme', slug)
  return id === null ? null : programmeById(readContext, id)
}

export async function programmeById(readContext: ReadContext, id: number): Promise<Programme | null> {
  readContext.dependOn(`programme:${id}`)
  const [programme] = await toProgrammes(
    readContext,
    await programmeQuery(readContext).where('p.id', '=', id).execute(),
  )
  return programme ?? null
}
