/** Stories as the newsroom sees them. */
import { sql } from 'kysely'
import { nameHolds } from '../../kernel/name-search.ts'
import type { ReadContext } from '../../kernel/read-context.ts'
import { versionOf } from '../../kernel/versions.ts'
import { picturesOf } from '../media/pictures.ts'
import { readFacts } from './content.ts'

type State = 'open' | 'closed' | 'archived'

function storyQuery({ db }: ReadContext) {
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
  readContext: ReadContext,
  rows: Awaited<ReturnType<ReturnType<typeof storyQuery>['execute']>>,
) {
  const pictures = await picturesOf(
    readContext,
    rows.map((row) => row.shownMediaId),
  )
  return rows.map(({ shownMediaId, ...story }) => ({
    ...story,
    picture: pictures.get(shownMediaId ?? 0) ?? null,
  }))
}

/**
 * All open stories in the order of the panel; or, for other states, newest first, `limit` at a time after the
 * id `after`. Only stories whose name contains `q`.
 */
export async function storiesAtDesk(
  readContext: ReadContext,
  { state, q, after, limit }: { state?: State | undefined; q: string; after: number | null; limit: number },
) {
  let query = storyQuery(readContext)
  if (state) query = query.where('s.state', '=', state)
  if (q) query = query.where(nameHolds('s.name', q))
  if (state === 'open')
    query = query.orderBy('s.pinned', 'desc').orderBy('s.position').orderBy('s.id').limit(500)
  else query = query.orderBy('s.id', 'desc').limit(limit + 1)
  if (after !== null && state !== 'open') query = query.where('s.id', '<', after)
  const rows = await query.execute()
  const shown = state === 'open' ? rows : rows.slice(0, limit)
  const more = shown.length < rows.length
  return { items: await withPictures(readContext, shown), after: more ? shown.at(-1)!.id : null }
}

/** A story as its screen edits it. */
export async function storyToEdit(readContext: ReadContext, storyId: number) {
  const rows = await storyQuery(readContext).where('s.id', '=', storyId).execute()
  const [story] = await withPictures(readContext, rows)
  if (!story) return null
  const { keyFacts, background } = await readContext.db
    .selectFrom('stories')
    .select(['keyFacts', 'background'])
    .where('id', '=', storyId)
    .executeTakeFirstOrThrow()
  return {
    ...{ ...story, keyFacts: readFacts(keyFacts), background },
    version: await versionOf(readContext, 'story', storyId),
  }
}
