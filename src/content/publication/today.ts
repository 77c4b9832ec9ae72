import type { ReadContext } from '../../kernel/read-context.ts'

const halfDayMs = 43_200_000

/**
 * A time within the publication's current day, about noon. The scheduler stores the next midnight and
 * invalidates 'today' when it has passed; before its first run, the clock of the process is used.
 */
export async function readToday({ db, dependOn }: ReadContext): Promise<Date> {
  dependOn('today')
  const row = await db.selectFrom('timers').select('dueAt').where('key', '=', 'midnight').executeTakeFirst()
  return row ? new Date(row.dueAt.getTime() - halfDayMs) : new Date()
}
