import { sql } from 'kysely'
import { type Picture, picturesOf } from '../media/pictures.ts'
import type { Reading } from '../reading.ts'
import { bySlug } from '../slugs.ts'

export interface Story {
  id: number
  slug: string
  name: string
  summary: string
  state: 'open' | 'closed' | 'archived'
  pinned: boolean
  openedAt: Date
  closedAt: Date | null
  picture: Picture | null
  programme: { id: number; slug: string; name: string } | null
}

function storyQuery({ db }: Reading) {
  return db
    .selectFrom('stories as s')
    .leftJoin('programmes as p', 'p.id', 's.programmeId')
    .select(['s.id', 's.slug', 's.name', 's.summary', 's.state', 's.pinned', 's.openedAt', 's.closedAt'])
    .select(sql<number | null>`coalesce(s.media_id, p.media_id)`.as('mediaId'))
    .select(['p.id as programmeId', 'p.slug as programmeSlug', 'p.name as programmeName'])
}

type Row = Awaited<ReturnType<ReturnType<typeof storyQuery>['execute']>>[number]

async function toStories(reading: Reading, rows: Row[]): Promise<Story[]> {
  for (const row of rows) {
    reading.note(`story:${row.id}`)
    if (row.programmeId) reading.note(`programme:${row.programmeId}`)
  }
  const pictures = await picturesOf(
    reading,
    rows.map((row) => row.mediaId),
  )
  return rows.map(({ mediaId, programmeId, programmeSlug, programmeName, ...story }) => ({
    ...story,
    picture: pictures.get(mediaId ?? 0) ?? null,
    programme: programmeId ? { id: programmeId, slug: programmeSlug!, name: programmeName! } : null,
  }))
}

/** The open stories in the order of the desk: the pinned ones first. */
export async function openStories(reading: Reading): Promise<Story[]> {
  reading.note('stories')
  const order = (query: ReturnType<typeof storyQuery>) =>
    query.orderBy('s.pinned', 'desc').orderBy('s.position').orderBy('s.id')
  return toStories(reading, await order(storyQuery(reading).where('s.state', '=', 'open')).execute())
}

/** All stories: open ones first, then closed, the last closed first; archived ones at the end. */
export async function allStories(reading: Reading): Promise<Story[]> {
  reading.note('stories')
  const rank = sql`case s.state when 'open' then 0 when 'closed' then 1 else 2 end`
  const rows = await storyQuery(reading)
    .orderBy(rank)
    .orderBy('s.pinned', 'desc')
    .orderBy('s.closedAt', 'desc')
    .orderBy('s.position')
    .orderBy('s.id')
    .execute()
  return toStories(reading, rows)
}

/** The story that has or had this slug. */
export async function storyBySlug(reading: Reading, slug: string): Promise<Story | null> {
  const id = await bySlug(reading, 'story', slug)
  if (id === null) return null
  reading.note(`story-page:${id}`)
  const [story] = await toStories(reading, await storyQuery(reading).where('s.id', '=', id).execute())
  return story ?? null
}

/** How many published articles stand in any open story: the number of the stories panel. */
export async function countOpenStories(reading: Reading, stories: Pick<Story, 'id'>[]): Promise<number> {
  if (stories.length === 0) return 0
  const lists = stories.map((story) => `story:${story.id}`)
  reading.note('stories', ...lists.map((list) => `list:${list}`))
  const row = await reading.db
    .selectFrom('listings')
    .select(sql<number>`count(distinct article_id)`.as('n'))
    .where('list', 'in', lists)
    .executeTakeFirstOrThrow()
  return row.n
}

/** The names of all stories, the last opened first. */
export function storyNames({ db, note }: Reading): Promise<{ id: number; name: string }[]> {
  note('stories')
  return db
    .selectFrom('stories')
    .select(['id', 'name'])
    .where('state', '!=', 'archived')
    .orderBy('openedAt', 'desc')
    .orderBy('id', 'desc')
    .limit(200)
    .execute()
}
