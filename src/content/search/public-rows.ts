/** The search documents of public articles, made from their rows. */
import { type Kysely, sql } from 'kysely'
import type { Tables } from '../../kernel/tables.ts'
import { monthMark } from './months.ts'
import type { SearchRow } from './rows.ts'
import { searchText } from './text.ts'
import { transcriptsOf } from './transcripts.ts'

/** What a search document is made of. */
export const searchedRows = (db: Kysely<Tables>) =>
  db
    .selectFrom('publicArticles as a')
    .select(['a.id', 'a.headline', 'a.standfirst', 'a.body', 'a.keywords', 'a.places', 'a.language'])
    .select(['a.publishedAt', 'a.agencyId', 'a.audioId', 'a.fields', 'a.kind', 'a.moduleKind'])
    .select(
      sql<
        string[]
      >`array(select list from listings where article_id = a.id and list <> 'latest' and list not like 'topic:%')`.as(
        'lists',
      ),
    )

type Row = Awaited<ReturnType<ReturnType<typeof searchedRows>['execute']>>[number]

export async function documentsOf(db: Kysely<Tables>, rows: Row[]): Promise<SearchRow[]> {
  const spoken = await transcriptsOf(db, rows)
  return rows.map((row, at) => {
    const publishedAt = row.publishedAt!
    const marks = [...row.lists, monthMark(publishedAt), ...(row.agencyId ? [`agency:${row.agencyId}`] : [])]
    return { articleId: row.id, publishedAt, ...searchText(row, marks, [], spoken[at]) }
  })
}
