/**
 * Maintains the index: adds public articles that are missing, because they were published before the index
 * existed or were restored.
 */
import { type Kysely, sql } from 'kysely'
import { z } from 'zod'
import type { Actor } from '../../kernel/actor.ts'
import { command } from '../../kernel/command.ts'
import { execute } from '../../kernel/run.ts'
import type { Tables } from '../../kernel/tables.ts'
import { may } from '../policies.ts'
import { searchableCacheTag, searchCacheTag } from './cache-tags.ts'
import { documentsOf, searchedRows } from './public-rows.ts'
import { writeSearchRows } from './rows.ts'

const batch = 300

const place = z.object({ id: z.number().int(), publishedAt: z.date() })

/**
 * Adds the newest missing articles before a position in the order of dates; starting at the top each time would
 * check all present ones again. Returns the position of the last one; null when none is missing.
 */
export const indexMissing = command({
  name: 'search.index-missing',
  input: z.object({ before: place.nullable() }),
  may: may.runTheProgram,
  async run({ db, invalidate }, { before }): Promise<z.infer<typeof place> | null> {
    const rows = await searchedRows(db)
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('searchDocuments as s').select('s.articleId').whereRef('s.articleId', '=', 'a.id'),
          ),
        ),
      )
      .$if(before !== null, (query) =>
        query.where(sql<boolean>`(a.published_at, a.id) < (${before!.publishedAt}, ${before!.id})`),
      )
      // A concurrent publication of one of these articles writes newer words, so wait for it.
      .forUpdate('a')
      .skipLocked()
      .orderBy('a.publishedAt', 'desc')
      .orderBy('a.id', 'desc')
      .limit(batch)
      .execute()
    if (rows.length === 0) return null
    await writeSearchRows(db, await documentsOf(db, rows))
    invalidate(
      searchCacheTag,
      rows.map(({ id }) => searchableCacheTag(id)),
    )
    const { id, publishedAt } = rows.at(-1)!
    return { id, publishedAt: publishedAt! }
  },
})

/** Checking all public articles takes a second for a million. */
const completeMs = 600_000

/** Runs one step of the upkeep; returns whether more can be done at once. */
export function indexUpkeep(db: Kysely<Tables>, actor: Actor): () => Promise<boolean> {
  /** Articles newer than this position were added. */
  let before: Awaited<ReturnType<typeof indexMissing.run>> = null
  /** Until this time, nothing is missing. */
  let completeUntil = 0
  return async () => {
    const began = Date.now()
    if (began >= completeUntil || (await isEmpty(db))) {
      const top = before === null
      before = await execute(db, actor, indexMissing, { before })
      // After the last one it starts at the top again; the index is complete only when nothing is missing from
      // there.
      if (top && before === null) completeUntil = began + completeMs
    }
    await orderIndex(db)
    return before !== null
  }
}

/** After the restore of an older version's backup. */
async function isEmpty(db: Kysely<Tables>): Promise<boolean> {
  return !(await db.selectFrom('searchDocuments').select('articleId').limit(1).executeTakeFirst())
}

/** Merges recent writes into the index; until then, each search scans them. */
export const orderIndex = (db: Kysely<Tables>) =>
  sql`select gin_clean_pending_list('search_documents_words'::regclass)`.execute(db)
