/** The most read articles: counted by a beacon, halved every six hours, ordered at most once a minute. */
import { sql } from 'kysely'
import { z } from 'zod'
import { command } from '../../kernel/command.ts'
import { type Listener, on } from '../../kernel/events.ts'
import { id } from '../../kernel/fields.ts'
import type { ReadContext } from '../../kernel/read-context.ts'
import { type Card, cardsOf } from '../articles/cards.ts'
import { articleUnpublished } from '../articles/events.ts'
import { may } from '../policies.ts'

const halfLifeSeconds = 6 * 3_600
export const decayed = (score: string, at: string) =>
  sql<number>`${sql.raw(score)} * power(0.5, extract(epoch from now() - ${sql.raw(at)}) / ${halfLifeSeconds})`

/** Adds counted reads. No page shows these numbers, so nothing is invalidated. */
export const countReads = command({
  name: 'readership.count',
  input: z.object({
    reads: z.array(z.object({ articleId: id, count: z.number().int().positive().max(1e9) })).max(5_000),
  }),
  may: may.runTheProgram,
  async run(work, { reads }) {
    if (reads.length === 0) return
    // Sorted, so that two processes that add at once never deadlock.
    const sorted = reads.toSorted((a, b) => a.articleId - b.articleId)
    await sql`
      insert into reads (article_id, score, at)
      select a.id, given.count, now()
      from unnest(${sorted.map((r) => r.articleId)}::int[], ${sorted.map((r) => r.count)}::int[]) as given(id, count)
      join public_articles a on a.id = given.id
      order by a.id
      on conflict (article_id) do update
        set score = ${decayed('reads.score', 'reads.at')} + excluded.score, at = now()`.execute(work.db)
  },
})

/** For the scheduler: orders the most read articles; invalidates the cache tag only when the order changed. */
export const orderMostRead = command({
  name: 'readership.order',
  input: z.object({ count: z.number().int().min(1).max(100).default(10) }),
  may: may.runTheProgram,
  async run(work, { count }) {
    const before = await work.db.selectFrom('mostRead').select('articleId').orderBy('position').execute()
    const after = await work.db
      .selectFrom('reads as r')
      .innerJoin('publicArticles as a', 'a.id', 'r.articleId')
      .select('r.articleId')
      .where(sql<boolean>`r.at > now() - interval '3 days'`)
      .orderBy(decayed('r.score', 'r.at'), 'desc')
      .orderBy('r.articleId', 'desc')
      .limit(count)
      .execute()
    if (before.map((r) => r.articleId).join() === after.map((r) => r.articleId).join()) return
    await work.db.deleteFrom('mostRead').execute()
    if (after.length > 0)
      await work.db
        .insertInto('mostRead')
        .values(after.map((row, position) => ({ position, ...row })))
        .execute()
    work.invalidate('most-read')
  },
})

export const mostReadListeners: Listener[] = [
  on(articleUnpublished, async (work, { id: articleId }) => {
    const removed = await work.db
      .deleteFrom('mostRead')
      .where('articleId', '=', articleId)
      .returning('position')
      .execute()
    if (removed.length > 0) work.invalidate('most-read')
  }),
]

export async function mostRead(readContext: ReadContext, count: number): Promise<Card[]> {
  readContext.dependOn('most-read')
  const rows = await readContext.db
    .selectFrom('mostRead')
    .select('articleId')
    .orderBy('position')
    .limit(count)
    .execute()
  return cardsOf(
    readContext,
    rows.map((row) => row.articleId),
  )
}
