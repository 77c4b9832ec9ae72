/**
 * The number of readers who have a coverage open. Each process reports its own number regularly; old reports
 * expire.
 */
import { sql } from 'kysely'
import { z } from 'zod'
import { command } from '../../kernel/command.ts'
import { id } from '../../kernel/fields.ts'
import type { ReadContext } from '../../kernel/read-context.ts'
import { may } from '../policies.ts'

/** Reports older than this are ignored. */
const fresh = sql`interval '30 seconds'`

/** Reports how many readers of a coverage are connected to this process. Writes no change to the log. */
export const countAudience = command({
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

export async function audienceOf({ db }: Pick<ReadContext, 'db'>, coverageId: number): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select coalesce(sum(count), 0)::integer as count from coverage_watchers
    where coverage_id = ${coverageId} and at > now() - ${fresh}`.execute(db)
  return rows[0]?.count ?? 0
}
