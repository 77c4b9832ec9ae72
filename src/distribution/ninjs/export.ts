/**
 * Exports all articles as ninjs 3.1, one item per line (IPTC ninjs 3.1). docs/ninjs.md lists what the format
 * cannot represent.
 */
import type { Kysely } from 'kysely'
import { type ArticleContent, currentContent } from '../../content/articles/content.ts'
import { importedRevision, sentArticles } from '../../content/articles/source-version.ts'
import type { ArticleState } from '../../content/articles/tables.ts'
import { originsOf } from '../../content/imports/items.ts'
import type { Tables } from '../../kernel/tables.ts'
import { isoDay } from '../../language/days.ts'
import { type Exported, ninjsItem } from './item.ts'
import { openNames } from './names.ts'

type ExportedState = Exclude<ArticleState, 'removed'>

export interface ExportOptions {
  db: Kysely<Tables>
  siteUrl: string
  /** Writes one line with its line feed; the export waits for it. */
  write(line: string): unknown
  states?: ExportedState[]
}

const pageSize = 200
const all: ExportedState[] = ['draft', 'scheduled', 'published', 'unpublished']

/** Writes the articles, except those in the trash, in order of creation and bounded memory; returns their number. */
export async function exportNinjs({ db, siteUrl, write, states = all }: ExportOptions): Promise<number> {
  const { timeZone } = await db.selectFrom('publication').select('timeZone').executeTakeFirstOrThrow()
  let count = 0
  for (let after = 0; ; ) {
    const rows = await readPage({ db, timeZone, states, after })
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

/** The public revision of each article, or its latest revision when it is not public. */
async function readPage({
  db,
  timeZone,
  states,
  after,
}: {
  db: Kysely<Tables>
  timeZone: string
  states: ExportedState[]
  after: number
}): Promise<Exported[]> {
  const rows = await sentArticles(db)
    .select(['a.id', 'a.uri', 'a.state', 'a.sourceVersion', 'a.scheduledAt', 'a.publishedAt', 'a.modifiedAt'])
    .select(['a.publishedDateOnly', 'r.number as revision', 'r.at as revisedAt', 'r.content'])
    .select(importedRevision.as('importedRevision'))
    .where('a.id', '>', after)
    .where('a.state', 'in', states)
    .where('a.trashedAt', 'is', null)
    .where('r.content', 'is not', null)
    .orderBy('a.id')
    .limit(pageSize)
    .execute()
  const origins = await originsOf(
    { db },
    'article',
    rows.map(({ id }) => id),
  )
  return rows.map(({ publishedDateOnly, ...row }) => ({
    ...row,
    origins: origins.get(row.id) ?? [],
    publishedDate: publishedDateOnly && row.publishedAt ? isoDay(row.publishedAt, timeZone) : null,
    state: row.state as ExportedState,
    content: currentContent(row.content) as ArticleContent,
  }))
}
