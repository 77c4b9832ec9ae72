/** Writes the search document of an article with its listings, in the same transaction. */
import { sql, type Transaction } from 'kysely'
import type { Tables } from '../../kernel/tables.ts'
import type { SearchText } from './text.ts'

export interface SearchRow extends SearchText {
  articleId: number
  publishedAt: Date
}

/** If an article has several rows, the last one counts. */
export async function writeSearchRows(db: Transaction<Tables>, rows: SearchRow[]): Promise<void> {
  const last = [...new Map(rows.map((row) => [row.articleId, row])).values()]
  await sql`
    insert into search_documents (article_id, published_at, length, words)
    select id, at, length, words::tsvector from unnest(
      ${last.map((row) => row.articleId)}::int[], ${last.map((row) => row.publishedAt)}::timestamptz[],
      ${last.map((row) => row.length)}::int[], ${last.map((row) => row.vector)}::text[]) as row (id, at, length, words)
    where exists (select from articles where articles.id = row.id and state = 'published')
    on conflict (article_id) do update
      set published_at = excluded.published_at, length = excluded.length, words = excluded.words, related_at = null`.execute(
    db,
  )
}
