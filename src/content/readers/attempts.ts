/** Rate limits for anonymous requests: a number of attempts in a number of minutes, for each key. */
import { sql } from 'kysely'
import { z } from 'zod'
import { command } from '../../kernel/command.ts'
import { may } from '../policies.ts'

export const noteAttempt = command({
  name: 'reader.attempt',
  input: z.object({
    /** Keys are hashes of an IP address or a mail address. */
    limits: z
      .array(
        z.object({
          key: z.string().min(1).max(120),
          most: z.number().int().positive(),
          minutes: z.number().positive(),
        }),
      )
      .min(1),
  }),
  may: may.takePart,
  /** Whether the attempt is allowed. If so it is counted under every key, otherwise under none. */
  async run({ db, now }, { limits }) {
    for (const { key } of [...limits].sort((a, b) => (a.key < b.key ? -1 : 1)))
      await sql`select pg_advisory_xact_lock(hashtextextended(${`attempts ${key}`}, 0))`.execute(db)
    for (const { key, most, minutes } of limits) {
      const { count } = await db
        .selectFrom('attempts')
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .where('key', '=', key)
        .where('at', '>', new Date(now.getTime() - minutes * 60_000))
        .executeTakeFirstOrThrow()
      if (Number(count) >= most) return false
    }
    await db
      .insertInto('attempts')
      .values(limits.map(({ key }) => ({ key, at: now })))
      .execute()
    return true
  },
})
