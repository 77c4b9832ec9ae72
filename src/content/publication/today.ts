import type { Reading } from '../reading.ts'

const halfDayMs = 43_200_000

/**
 * A moment within the publication's present day: noon, or nearly. The scheduler writes when the next midnight
 * is due and touches 'today' when it has passed; before it has first run, the process's clock is asked.
 */
export async function readToday({ db, note }: Reading): Promise<Date> {
  note('today')
  const row = await db.selectFrom('moments').select('dueAt').where('key', '=', 'midnight').executeTakeFirst()
  return row ? new Date(row.dueAt.getTime() - halfDayMs) : new Date()
}
