/** The index looks after itself: what is public and not in it (published before there was one, or restored) is brought in. */
import { type Kysely, sql } from 'kysely'
import { z } from 'zod'
import { type Actor, may } from '../actor.ts'
import { command, execute } from '../command.ts'
import type { Tables } from '../tables.ts'
import { monthMark } from './months.ts'
import { writeSearchRows } from './rows.ts'
import { searchText } from './text.ts'
import { searchableTopic, searchTopic } from './topics.ts'

const batch = 300

const place = z.object({ id: z.number().int(), publishedAt: z.date() })

/**
 * Brings in the newest articles that are missing, older than a place in the order of dates: to begin at the top each
 * time would be to look at all that are there. Answers the place of the last; null when none is missing.
 */
export const indexMissing = command({
  name: 'search.index-missing',
  input: z.object({ before: place.nullable() }),
  may: may.runTheProgram,
  async run({ db, touch, hush }, { before }): Promise<z.infer<typeof place> | null> {
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
      .$if(before !== null, (query) =>
        query.where(sql<boolean>`(a.published_at, a.id) < (${before!.publishedAt}, ${before!.id})`),
      )
      // Whoever publishes one of them at this moment writes what is newer: it waits for that.
      .forUpdate('a')
      .skipLocked()
      .orderBy('a.publishedAt', 'desc')
      .orderBy('a.id', 'desc')
      .limit(batch)
      .execute()
    if (rows.length === 0) return null
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
    touch(searchTopic, ...rows.map(({ id }) => searchableTopic(id)))
    hush()
    const { id, publishedAt } = rows.at(-1)!
    return { id, publishedAt: publishedAt! }
  },
})

/** A look at all that is public takes a second for a million articles. */
const completeMs = 600_000

/** Looks after the index of one process, time after time; answers whether there is more to do at once. */
export function indexUpkeep(db: Kysely<Tables>, actor: Actor): () => Promise<boolean> {
  /** What is newer has been brought in. */
  let before: Awaited<ReturnType<typeof indexMissing.run>> = null
  /** Until then nothing is missing. */
  let completeUntil = 0
  return async () => {
    const began = Date.now()
    if (began >= completeUntil || (await isEmpty(db))) {
      const top = before === null
      before = await execute(db, actor, indexMissing, { before })
      // After the last one it begins at the top again; only where nothing is missing from there is it complete.
      if (top && before === null) completeUntil = began + completeMs
    }
    await orderIndex(db)
    return before !== null
  }
}

/** As after the restore of a backup that an older version made. */
async function isEmpty(db: Kysely<Tables>): Promise<boolean> {
  return !(await db.selectFrom('searchable').select('articleId').limit(1).executeTakeFirst())
}

/** Puts what was written lately into the order of the index; until then each search reads through it. */
export const orderIndex = (db: Kysely<Tables>) =>
  sql`select gin_clean_pending_list('searchable_words'::regclass)`.execute(db)
