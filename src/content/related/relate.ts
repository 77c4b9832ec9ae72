/** Finds related articles for recently published ones, and adds those to the related articles of older ones. */
import { sql } from 'kysely'
import { z } from 'zod'
import { command, type Work } from '../../kernel/command.ts'
import { may } from '../policies.ts'
import { frequencies } from '../search/frequencies.ts'
import { learnWords, spellingCacheTag } from '../search/spelling.ts'
import { similarTo } from './similar.ts'
import { termsOf } from './terms.ts'

const batch = 10
const kept = 6

/** Invalidated when the related articles of an article change. */
export const relatedCacheTag = (articleId: number) => `related:${articleId}`

/** Handles the newest articles without related ones, and changed ones; returns their number. */
export const relateMissing = command({
  name: 'related.find',
  input: z.object({}),
  may: may.runTheProgram,
  async run(work): Promise<number> {
    const { db } = work
    const rows = await db
      .selectFrom('searchDocuments as s')
      .innerJoin('articles as a', 'a.id', 's.articleId')
      .select(['a.id', 'a.headline', 'a.standfirst', 'a.body', 'a.language', 's.publishedAt'])
      .where('s.relatedAt', 'is', null)
      .orderBy('s.publishedAt', 'desc')
      .orderBy('s.articleId', 'desc')
      .limit(batch)
      .forUpdate('s')
      .skipLocked()
      .execute()
    if (rows.length === 0) return 0
    await learnWords(
      db,
      rows.map(({ headline, standfirst }) => `${headline}\n${standfirst}`),
    )
    work.invalidate(spellingCacheTag)
    const frequent = await frequencies(db)
    for (const row of rows) {
      const found = await similarTo(db, row.id, termsOf(row, frequent), row.publishedAt, frequent)
      await relate(
        work,
        row.id,
        found.slice(0, kept).map(({ id, rank }) => ({ id, rank })),
      )
    }
    await db
      .updateTable('searchDocuments')
      .set({ relatedAt: work.now })
      .where(
        'articleId',
        'in',
        rows.map(({ id }) => id),
      )
      .execute()
    return rows.length
  },
})

async function relate({ db, invalidate }: Work, articleId: number, found: { id: number; rank: number }[]) {
  const before = await db
    .deleteFrom('relatedArticles')
    .where('articleId', '=', articleId)
    .returning('relatedId')
    .execute()
  if (before.length + found.length === 0) return
  invalidate(relatedCacheTag(articleId))
  if (found.length === 0) return
  const pairs = found.flatMap(({ id, rank }) => [
    { articleId, relatedId: id, score: rank },
    { articleId: id, relatedId: articleId, score: rank },
  ])
  await db
    .insertInto('relatedArticles')
    .values(pairs)
    .onConflict((oc) =>
      oc.columns(['articleId', 'relatedId']).doUpdateSet({ score: (eb) => eb.ref('excluded.score') }),
    )
    .execute()
  const { rows: pushed } = await sql<{ articleId: number; relatedId: number }>`
    delete from related_articles r using (
      select article_id, related_id, row_number() over (partition by article_id order by score desc, related_id desc) as place
      from related_articles where article_id = any(${found.map(({ id }) => id)}::int[])
    ) ordered
    where ordered.article_id = r.article_id and ordered.related_id = r.related_id and place > ${kept}
    returning r.article_id, r.related_id`.execute(db)
  const unchanged = new Set(pushed.filter((row) => row.relatedId === articleId).map((row) => row.articleId))
  invalidate(found.filter(({ id }) => !unchanged.has(id)).map(({ id }) => relatedCacheTag(id)))
}
