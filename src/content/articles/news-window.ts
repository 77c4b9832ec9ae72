/**
 * The window of the news sitemap: the last two days. No page reads the clock, so the scheduler moves the
 * window.
 */
import { z } from 'zod'
import { command } from '../../kernel/command.ts'
import type { ReadContext } from '../../kernel/read-context.ts'
import { claimTimer } from '../../kernel/timers.ts'
import { may } from '../policies.ts'

const key = 'news-window'
const hourMs = 3_600_000
const windowMs = 48 * hourMs

/** The start of the window; before the first move, articles of any age are in it. */
export async function newsBegins({ db, dependOn }: ReadContext): Promise<Date> {
  dependOn(key)
  const row = await db.selectFrom('timers').select('dueAt').where('key', '=', key).executeTakeFirst()
  // Counted from the next move, so that an article leaves some minutes early and never late.
  return new Date(Math.max(0, (row?.dueAt.getTime() ?? 0) - windowMs))
}

/** Runs every hour and invalidates the cache tag when an article has left the window. */
export const moveNewsWindow = command({
  name: 'clock.move-news-window',
  input: z.object({}),
  may: may.runTheProgram,
  async run(work) {
    const before = await newsBegins({ db: work.db, dependOn: () => {} })
    const next = new Date(work.now.getTime() + hourMs)
    if (!(await claimTimer(work, key, next))) return
    const left = await work.db
      .selectFrom('listings')
      .select('articleId')
      .where('list', '=', 'latest')
      .where('publishedAt', '>=', before)
      .where('publishedAt', '<', new Date(next.getTime() - windowMs))
      .limit(1)
      .executeTakeFirst()
    if (left) work.invalidate(key)
  },
})
