/** Stories as the newsroom runs them. */
import { sql } from 'kysely'
import { picturesOf } from '../media/pictures.ts'
import { nameHolds } from '../name-search.ts'
import type { Reading } from '../reading.ts'
import { versionOf } from '../versions.ts'

type State = 'open' | 'closed' | 'archived'

function storyQuery({ db }: Reading) {
  return db
    .selectFrom('stories as s')
    .leftJoin('programmes as p', 'p.id', 's.programmeId')
    .select(['s.id', 's.slug', 's.name', 's.summary', 's.state', 's.pinned', 's.openedAt', 's.closedAt'])
    .select(['s.mediaId', 's.programmeId'])
    .select(sql<number | null>`coalesce(s.media_id, p.media_id)`.as('shownMediaId'))
    .select(
      sql<number>`(select count(*) from listings l where l.list = 'story:' || s.id)::integer`.as('articles'),
    )
}

async function withPictures(
  reading: Reading,
  rows: Awaited<ReturnType<ReturnType<typeof storyQuery>['execute']>>,
) {
  const pictures = await picturesOf(
    reading,
    rows.map((row) => row.shownMediaId),
  )
  return rows.map(({ shownMediaId, ...story }) => ({
    ...story,
    picture: pictures.get(shownMediaId ?? 0) ?? null,
  }))
}

/**
 * The open stories in the panel's order (all of them), or else the newest first, `limit` at a time after the id
 * `after`; those whose name holds `q`.
 */
export async function storiesAtDesk(
  reading: Reading,
  { state, q, after, limit }: { state?: State | undefined; q: string; after: number | null; limit: number },
) {
  let query = storyQuery(reading)
  if (state) query = query.where('s.state', '=', state)
  if (q) query = query.where(nameHolds('s.name', q))
  if (state === 'open')
    query = query.orderBy('s.pinned', 'desc').orderBy('s.position').orderBy('s.id').limit(500)
  else query = query.orderBy('s.id', 'desc').limit(limit + 1)
  if (after !== null && state !== 'open') query = query.where('s.id', '<', after)
  const rows = await query.execute()
  const shown = state === 'open' ? rows : rows.slice(0, limit)
  const more = shown.length < rows.length
  return { items: await withPictures(reading, shown), after: more ? shown.at(-1)!.id : null }
}

/** A story as its screen edits it. */
export async function storyToEdit(reading: Reading, storyId: number) {
  const rows = await storyQuery(reading).where('s.id', '=', storyId).execute()
  const [story] = await withPictures(reading, rows)
  return story ? { ...story, version: await versionOf(reading, 'story', storyId) } : null
}
