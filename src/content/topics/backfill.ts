/** Adds the topics of articles that became public before there were topics, a batch at a time, newest first. */
import { z } from 'zod'
import { command } from '../../kernel/command.ts'
import { execute } from '../../kernel/run.ts'
import { afterRest, defineTimer } from '../../kernel/timers.ts'
import { may } from '../policies.ts'
import { backfillCacheTag } from './cache-tags.ts'
import { placeInTopics, wordsOf } from './place.ts'

/** Small, because the articles and the creation of topics are locked until the batch is written. */
const batch = 25
const dayMs = 86_400_000

/** Handles the next articles; returns whether there may be more. */
export const findTopics = command({
  name: 'topic.find',
  input: z.object({}),
  may: may.runTheProgram,
  async run({ db, invalidate }): Promise<boolean> {
    const place = await db
      .selectFrom('topicBackfill')
      .select('beforeId')
      .forUpdate()
      .skipLocked()
      .executeTakeFirst()
    if (!place) return false
    const rows = await db
      .selectFrom('publicArticles as a')
      .select(['a.id', 'a.keywords', 'a.places'])
      .where('a.id', '<', place.beforeId)
      .orderBy('a.id', 'desc')
      .limit(batch)
      .forUpdate('a')
      .execute()
    const articles = rows.map((row) => ({
      ...{ articleId: row.id, words: wordsOf(row), before: [], invalidate },
    }))
    if (articles.length > 0) {
      await placeInTopics(db, articles)
      invalidate(backfillCacheTag)
    }
    const isMore = rows.length === batch
    if (isMore)
      await db
        .updateTable('topicBackfill')
        .set({ beforeId: rows.at(-1)!.id })
        .execute()
    else await db.deleteFrom('topicBackfill').execute()
    return isMore
  },
})

export const topicTimers = [
  defineTimer({
    key: 'topics',
    first: 'now',
    async run({ db, actor }) {
      const began = Date.now()
      const isMore = await execute(db, actor, findTopics, {})
      return isMore ? afterRest(began) : new Date(began + dayMs)
    },
  }),
]
