/** The words of articles as the search stores them, for indexes of modules. */
import { sql } from 'kysely'
import type { ReadContext } from '../../kernel/read-context.ts'
import { searchableCacheTag } from './cache-tags.ts'
import type { SearchDocument } from './index-query.ts'

/** Null when the article is not public. */
export async function readSearchDocument(
  { db, dependOn }: ReadContext,
  id: number,
): Promise<SearchDocument | null> {
  dependOn(searchableCacheTag(id))
  const { rows } = await sql<SearchDocument>`
    select article_id as id, date_trunc('second', published_at) as "publishedAt",
      (select coalesce(jsonb_object_agg(lexeme, coalesce(to_jsonb(positions), '[]')), '{}') from unnest(words))
        as words
    from search_documents where article_id = ${id}`.execute(db)
  return rows[0] ?? null
}
