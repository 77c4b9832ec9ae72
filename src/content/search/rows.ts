/** Written with an article's listings, in the same transaction: what readers find it by. */
import { sql } from 'kysely'
import type { ArticleContent } from '../articles/content.ts'
import type { Work } from '../command.ts'
import { searchTopic } from './find.ts'
import { searchText } from './text.ts'

/** An article can be found (again) as it is now. */
export async function makeSearchable(
  { db, touch }: Work,
  articleId: number,
  content: ArticleContent,
  lists: string[],
  publishedAt: Date,
): Promise<void> {
  const { length, vector } = searchText(content, lists)
  await sql`
    insert into searchable (article_id, published_at, length, words)
    values (${articleId}, ${publishedAt}, ${length}, ${vector}::tsvector)
    on conflict (article_id) do update
      set published_at = excluded.published_at, length = excluded.length, words = excluded.words`.execute(db)
  touch(searchTopic)
}

/** An article is not found any more. */
export async function makeUnsearchable({ db, touch }: Work, articleId: number): Promise<void> {
  await db.deleteFrom('searchable').where('articleId', '=', articleId).execute()
  touch(searchTopic)
}
