/** What the sitemap of news calls news: two days. No page reads the clock, so the scheduler moves the window on. */
import { z } from 'zod'
import { may } from '../actor.ts'
import { command } from '../command.ts'
import { claimMoment } from '../moments.ts'
import type { Reading } from '../reading.ts'

const key = 'news-window'
const hourMs = 3_600_000
const windowMs = 48 * hourMs

/** Since when an article is news; nothing is too old before the scheduler ran for the first time. */
export async function newsBegins({ db, note }: Reading): Promise<Date> {
  note(key)
  const row = await db.selectFrom('moments').select('dueAt').where('key', '=', key).executeTakeFirst()
  // Counted from the next move: an article leaves some minutes early, never late.
  return new Date(Math.max(0, (row?.dueAt.getTime() ?? 0) - windowMs))
}

/** Every hour; touches its topic when an article has left. */
export const moveNewsWindow = command({
  name: 'clock.move-news-window',
  input: z.object({}),
  may: may.runTheProgram,
  async run(work) {
    const before = await newsBegins({ db: work.db, note: () => {} })
    const next = new Date(work.now.getTime() + hourMs)
    if (!(await claimMoment(work, key, next))) return
    const left = await work.db
      .selectFrom('listings')
      .select('articleId')
      .where('list', '=', 'latest')
      .where('publishedAt', '>=', before)
      .where('publishedAt', '<', new Date(next.getTime() - windowMs))
      .limit(1)
      .executeTakeFirst()
    if (left) work.touch(key)
  },
})
