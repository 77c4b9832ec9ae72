/** The rows of the front, and the timers of those that have an end. */
import type { Work } from '../../kernel/command.ts'
import type { ReadContext } from '../../kernel/read-context.ts'

export interface FrontRow {
  articleId: number
  /** The time at which it leaves the front by itself; null when it stays. */
  endsAt: Date | null
  /** Whether it leaves the front when the breaking news is ended. */
  withBreaking: boolean
}

const timerKey = (articleId: number): string => `front:${articleId}`

export const frontRows = ({ db }: Pick<ReadContext, 'db'>): Promise<FrontRow[]> =>
  db.selectFrom('front').select(['articleId', 'endsAt', 'withBreaking']).orderBy('position').execute()

/** Writes the front anew, in this order. */
export async function writeFront(work: Work, rows: FrontRow[]): Promise<{ version: number }> {
  const { db } = work
  const before = await db.deleteFrom('front').returning('articleId').execute()
  const values = rows.map((row, position) => ({ position, ...row }))
  if (values.length > 0) await db.insertInto('front').values(values).execute()
  await db
    .deleteFrom('timers')
    .where('key', 'in', [...before, ...rows].map(({ articleId }) => timerKey(articleId)).concat(''))
    .execute()
  const timers = rows.flatMap(({ articleId, endsAt }) =>
    endsAt ? [{ key: timerKey(articleId), dueAt: endsAt }] : [],
  )
  if (timers.length > 0) await db.insertInto('timers').values(timers).execute()
  const version = await work.revise('front', 1, { articleIds: rows.map(({ articleId }) => articleId) })
  work.invalidate('front')
  work.about('front')
  return { version }
}
