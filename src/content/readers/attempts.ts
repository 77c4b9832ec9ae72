/** Limits on what somebody who is not known may ask for: so many in so many minutes, for each key. */
import { sql } from 'kysely'
import { z } from 'zod'
import { may } from '../actor.ts'
import { command } from '../command.ts'

export const noteAttempt = command({
  name: 'reader.attempt',
  input: z.object({
    /** Keys are hashes: of an address, of a mailbox. */
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
  /** Answers whether it may be: then it is counted under each key, else under none. */
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
