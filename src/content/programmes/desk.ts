/** Programmes and their episodes as the newsroom sees them. */

import type { ReadContext } from '../../kernel/read-context.ts'
import { versionOf } from '../../kernel/versions.ts'
import { picturesOf } from '../media/pictures.ts'

/** A programme as its screen edits it. */
export async function programmeToEdit(readContext: ReadContext, programmeId: number) {
  const row = await readContext.db
    .selectFrom('programmes as p')
    .leftJoin('people as w', 'w.id', 'p.presenterId')
    .select(['p.id', 'p.slug', 'p.name', 'p.description', 'p.mediaId', 'p.podcast'])
    .select(['p.podcastMediaId', 'w.id as presenterId'])
    .select(['w.slug as presenterSlug', 'w.name as presenterName'])
    .where('p.id', '=', programmeId)
    .executeTakeFirst()
  if (!row) return null
  const { presenterId, presenterSlug, presenterName, podcastMediaId, ...programme } = row
  const pictures = await picturesOf(readContext, [row.mediaId, podcastMediaId])
  return {
    ...programme,
    presenter: presenterId ? { id: presenterId, slug: presenterSlug!, name: presenterName! } : null,
    picture: pictures.get(row.mediaId ?? 0) ?? null,
    cover: pictures.get(podcastMediaId ?? 0) ?? null,
    version: await versionOf(readContext, 'programme', programmeId),
  }
}

/** The articles of a programme, drafts too, newest first, after the article `after`. */
export async function episodesOf(
  { db }: ReadContext,
  { programmeId, after, limit }: { programmeId: number; after: number | null; limit: number },
) {
  let query = db
    .selectFrom('articles')
    .select(['id', 'headline', 'state', 'episodeNumber', 'publishedAt', 'updatedAt'])
    .where('programmeId', '=', programmeId)
    .where('trashedAt', 'is', null)
    .where('state', '!=', 'removed')
    .orderBy('id', 'desc')
    .limit(limit + 1)
  if (after !== null) query = query.where('id', '<', after)
  const rows = await query.execute()
  const items = rows.slice(0, limit)
  return { items, after: rows.length > limit ? items.at(-1)!.id : null }
}
