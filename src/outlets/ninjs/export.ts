/** Everything that a newsroom wrote, as ninjs 3.1, one item a line (IPTC ninjs 3.1). docs/ninjs.md says what it cannot carry. */
import { type Kysely, sql } from 'kysely'
import type { ArticleContent } from '../../content/articles/content.ts'
import type { ArticleState, Tables } from '../../content/tables.ts'
import { type Exported, ninjsItem } from './item.ts'
import { openNames } from './names.ts'

type ExportedState = Exclude<ArticleState, 'removed'>

export interface ExportOptions {
  db: Kysely<Tables>
  siteUrl: string
  /** Takes one line with its line feed; the export waits for it. */
  write(line: string): unknown
  states?: ExportedState[]
}

const pageSize = 200
const all: ExportedState[] = ['draft', 'scheduled', 'published', 'unpublished']

/** Writes the articles in the order of their making, in bounded memory; answers how many. */
export async function exportNinjs({ db, siteUrl, write, states = all }: ExportOptions): Promise<number> {
  let count = 0
  for (let after = 0; ; ) {
    const rows = await readPage(db, states, after)
    if (rows.length === 0) return count
    const names = await openNames(
      db,
      siteUrl,
      rows.map((row) => row.content),
    )
    for (const row of rows) await write(`${JSON.stringify(ninjsItem(row, names))}\n`)
    count += rows.length
    after = rows.at(-1)!.id
  }
}

/** What each article is to the public: its published revision, or its latest where none is. */
async function readPage(db: Kysely<Tables>, states: ExportedState[], after: number): Promise<Exported[]> {
  const rows = await db
    .selectFrom('articles as a')
    .innerJoin('revisions as r', (join) =>
      join
        .onRef('r.refId', '=', 'a.id')
        .on('r.kind', '=', 'article')
        .on(sql<boolean>`r.number = coalesce(a.published_revision, a.head_revision)`),
    )
    .select(['a.id', 'a.uri', 'a.state', 'a.sourceVersion', 'a.scheduledAt', 'a.publishedAt', 'a.modifiedAt'])
    .select(['r.number as revision', 'r.at as revisedAt', 'r.content'])
    .select(
      sql<
        number | null
      >`(select max(b.number) from revisions b where b.kind = 'article' and b.ref_id = a.id and b.number <= r.number and b.command = 'article.bring')`.as(
        'broughtAs',
      ),
    )
    .where('a.id', '>', after)
    .where('a.state', 'in', states)
    .where('r.content', 'is not', null)
    .orderBy('a.id')
    .limit(pageSize)
    .execute()
  return rows.map((row) => ({
    ...row,
    state: row.state as ExportedState,
    content: row.content as ArticleContent,
  }))
}
