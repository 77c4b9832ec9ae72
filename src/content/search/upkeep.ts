/** The index looks after itself: what is public and not in it (published before there was one, or restored) is brought in. */
import { type Kysely, sql } from 'kysely'
import { z } from 'zod'
import { may } from '../actor.ts'
import { command } from '../command.ts'
import type { Tables } from '../tables.ts'
import { searchTopic } from './find.ts'
import { monthMark } from './months.ts'
import { writeSearchRows } from './rows.ts'
import { searchText } from './text.ts'

const batch = 300

/** Brings in the newest articles that are missing; answers how many there were. */
export const indexMissing = command({
  name: 'search.index-missing',
  input: z.object({}),
  may: may.runTheProgram,
  async run({ db, touch, hush }): Promise<number> {
    const rows = await db
      .selectFrom('publicArticles as a')
      .select(['a.id', 'a.headline', 'a.standfirst', 'a.body', 'a.keywords', 'a.places', 'a.language'])
      .select(['a.publishedAt', 'a.agencyId'])
      .select(
        sql<string[]>`array(select list from listings where article_id = a.id and list <> 'latest')`.as(
          'lists',
        ),
      )
      .where(({ not, exists, selectFrom }) =>
        not(exists(selectFrom('searchable as s').select('s.articleId').whereRef('s.articleId', '=', 'a.id'))),
      )
      // Whoever publishes one of them at this moment writes what is newer: it waits for that.
      .forUpdate('a')
      .skipLocked()
      .orderBy('a.publishedAt', 'desc')
      .orderBy('a.id', 'desc')
      .limit(batch)
      .execute()
    if (rows.length === 0) return 0
    const made = rows.map((row) => {
      const publishedAt = row.publishedAt!
      const marks = [
        ...row.lists,
        monthMark(publishedAt),
        ...(row.agencyId ? [`agency:${row.agencyId}`] : []),
      ]
      return { articleId: row.id, publishedAt, ...searchText(row, marks) }
    })
    await writeSearchRows(db, made)
    touch(searchTopic)
    hush()
    return rows.length
  },
})

/** Puts what was written lately into the order of the index; until then each search reads through it. */
export const orderIndex = (db: Kysely<Tables>) =>
  sql`select gin_clean_pending_list('searchable_words'::regclass)`.execute(db)
