/** How many read a coverage now: each process says it again and again, and what it said is soon forgotten. */
import { sql } from 'kysely'
import { z } from 'zod'
import { may } from '../actor.ts'
import { command } from '../command.ts'
import { id } from '../fields.ts'
import type { Reading } from '../reading.ts'

/** Older than this, what a process said counts no more. */
const fresh = sql`interval '30 seconds'`

/** The program's: how many open readers of a coverage this process has. Nobody is told of it by the change log. */
export const countWatchers = command({
  name: 'coverage.count-watchers',
  input: z.object({
    coverageId: id,
    process: z.string().min(1).max(200),
    count: z.number().int().min(0).max(10_000_000),
  }),
  may: may.runTheProgram,
  async run({ db }, { coverageId, process, count }) {
    await sql`insert into coverage_watchers (coverage_id, process, count, at)
      select id, ${process}, ${count}::integer, now() from coverages where id = ${coverageId}
      on conflict (coverage_id, process) do update set count = excluded.count, at = excluded.at`.execute(db)
    await sql`delete from coverage_watchers where at < now() - interval '10 minutes'`.execute(db)
  },
})

export async function watchersOf({ db }: Pick<Reading, 'db'>, coverageId: number): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select coalesce(sum(count), 0)::integer as count from coverage_watchers
    where coverage_id = ${coverageId} and at > now() - ${fresh}`.execute(db)
  return rows[0]?.count ?? 0
}
