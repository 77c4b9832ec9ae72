/** Written with an article's listings, in the same transaction: what readers find it by. */
import { sql, type Transaction } from 'kysely'
import type { ArticleContent } from '../articles/content.ts'
import type { Work } from '../command.ts'
import type { Tables } from '../tables.ts'
import { monthMark } from './months.ts'
import { type SearchText, searchText } from './text.ts'
import { searchableTopic, searchTopic } from './topics.ts'

export interface SearchRow extends SearchText {
  articleId: number
  publishedAt: Date
}

/** An article can be found (again) as it is now. */
export function makeSearchable(
  work: Work,
  articleId: number,
  content: ArticleContent,
  lists: string[],
  publishedAt: Date,
): void {
  work.atEnd(writeSearchRows, {
    articleId,
    publishedAt,
    ...searchText(content, [...lists, monthMark(publishedAt)]),
  })
  work.touch(searchTopic, searchableTopic(articleId))
}

/** The last of an article's rows counts. */
export async function writeSearchRows(db: Transaction<Tables>, rows: SearchRow[]): Promise<void> {
  const last = [...new Map(rows.map((row) => [row.articleId, row])).values()]
  await sql`
    insert into searchable (article_id, published_at, length, words)
    select id, at, length, words::tsvector from unnest(
      ${last.map((row) => row.articleId)}::int[], ${last.map((row) => row.publishedAt)}::timestamptz[],
      ${last.map((row) => row.length)}::int[], ${last.map((row) => row.vector)}::text[]) as row (id, at, length, words)
    where exists (select from articles where articles.id = row.id and state = 'published')
    on conflict (article_id) do update
      set published_at = excluded.published_at, length = excluded.length, words = excluded.words, related_at = null`.execute(
    db,
  )
}

/** An article is not found any more. */
export async function makeUnsearchable({ db, touch }: Work, articleId: number): Promise<void> {
  await db.deleteFrom('searchable').where('articleId', '=', articleId).execute()
  touch(searchTopic, searchableTopic(articleId))
}
