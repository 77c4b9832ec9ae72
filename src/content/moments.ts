/** Moments: what is to happen by the clock, and when. The scheduler (clock.ts) looks for those that are due. */
import type { Work } from './command.ts'

/** Takes a moment that is due, and says when it comes again; false when another process was first. */
export async function claimMoment(work: Work, key: string, next: Date): Promise<boolean> {
  const row = await work.db
    .updateTable('moments')
    .set({ dueAt: next })
    .where('key', '=', key)
    .where('dueAt', '<=', work.now)
    .returning('key')
    .executeTakeFirst()
  return row !== undefined
}
