import { sql } from 'kysely'
import type { BodyDocument } from '../../body/document.ts'
import type { ReadContext } from '../../kernel/read-context.ts'
import { type Picture, picturesOf } from '../media/pictures.ts'
import { bySlug } from '../slugs.ts'
import { type KeyFact, readFacts } from './content.ts'

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

function storyQuery({ db }: ReadContext) {
  return db
    .selectFrom('stories as s')
    .leftJoin('programmes as p', 'p.id', 's.programmeId')
    .select(['s.id', 's.slug', 's.name', 's.summary', 's.state', 's.pinned', 's.openedAt', 's.closedAt'])
    .select(sql<number | null>`coalesce(s.media_id, p.media_id)`.as('mediaId'))
    .select(['p.id as programmeId', 'p.slug as programmeSlug', 'p.name as programmeName'])
}

type Row = Awaited<ReturnType<ReturnType<typeof storyQuery>['execute']>>[number]

async function toStories(readContext: ReadContext, rows: Row[]): Promise<Story[]> {
  for (const row of rows) {
    readContext.dependOn(`story:${row.id}`)
    if (row.programmeId) readContext.dependOn(`programme:${row.programmeId}`)
  }
  const pictures = await picturesOf(
    readContext,
    rows.map((row) => row.mediaId),
  )
  return rows.map(({ mediaId, programmeId, programmeSlug, programmeName, ...story }) => ({
    ...story,
    picture: pictures.get(mediaId ?? 0) ?? null,
    programme: programmeId ? { id: programmeId, slug: programmeSlug!, name: programmeName! } : null,
  }))
}

/** The open stories in the desk's order, the pinned ones first. */
export async function openStories(readContext: ReadContext): Promise<Story[]> {
  readContext.dependOn('stories')
  const order = (query: ReturnType<typeof storyQuery>) =>
    query.orderBy('s.pinned', 'desc').orderBy('s.position').orderBy('s.id')
  return toStories(readContext, await order(storyQuery(readContext).where('s.state', '=', 'open')).execute())
}

/** All stories: open ones first, then closed ones, the last closed first; archived ones at the end. */
export async function allStories(readContext: ReadContext): Promise<Story[]> {
  readContext.dependOn('stories')
  const rank = sql`case s.state when 'open' then 0 when 'closed' then 1 else 2 end`
  const rows = await storyQuery(readContext)
    .orderBy(rank)
    .orderBy('s.pinned', 'desc')
    .orderBy('s.closedAt', 'desc')
    .orderBy('s.position')
    .orderBy('s.id')
    .execute()
  return toStories(readContext, rows)
}

/** The story that has or had this slug. */
export async function storyBySlug(readContext: ReadContext, slug: string): Promise<Story | null> {
  const id = await bySlug(readContext, 'story', slug)
  if (id === null) return null
  readContext.dependOn(`story-page:${id}`)
  const [story] = await toStories(readContext, await storyQuery(readContext).where('s.id', '=', id).execute())
  return story ?? null
}

/** Null when there is no such story. */
export async function storyById(readContext: ReadContext, id: number): Promise<Story | null> {
  readContext.dependOn(`story:${id}`)
  const [story] = await toStories(readContext, await storyQuery(readContext).where('s.id', '=', id).execute())
  return story ?? null
}

/** What explains a story on its page; null when there is no such story. */
export async function storyExplained(
  { db, dependOn }: ReadContext,
  id: number,
): Promise<{ keyFacts: KeyFact[]; background: BodyDocument } | null> {
  dependOn(`story-page:${id}`)
  const row = await db
    .selectFrom('stories')
    .select(['keyFacts', 'background'])
    .where('id', '=', id)
    .executeTakeFirst()
  return row ? { keyFacts: readFacts(row.keyFacts), background: row.background } : null
}

/** The number of published articles in any open story, which the stories panel shows. */
export async function countOpenStories(
  readContext: ReadContext,
  stories: Pick<Story, 'id'>[],
): Promise<number> {
  if (stories.length === 0) return 0
  const lists = stories.map((story) => `story:${story.id}`)
  readContext.dependOn('stories', ...lists.map((list) => `list:${list}`))
  const row = await readContext.db
    .selectFrom('listings')
    .select(sql<number>`count(distinct article_id)`.as('n'))
    .where('list', 'in', lists)
    .executeTakeFirstOrThrow()
  return row.n
}

/** The names of all stories, the last opened first. */
export function storyNames({ db, dependOn }: ReadContext): Promise<{ id: number; name: string }[]> {
  dependOn('stories')
  return db
    .selectFrom('stories')
    .select(['id', 'name'])
    .where('state', '!=', 'archived')
    .orderBy('openedAt', 'desc')
    .orderBy('id', 'desc')
    .limit(200)
    .execute()
}
