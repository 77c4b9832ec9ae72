/** Records of signing in: recent failures, and used codes. */
import { sql } from 'kysely'
import { z } from 'zod'
import { command } from '../../kernel/command.ts'
import { hashOf } from '../../kernel/secrets.ts'
import { may } from '../policies.ts'

const minute = 60_000

/** After `most` failures within `ms`, attempts are refused until that time has passed. */
export interface Limit {
  key: string
  most: number
  ms: number
}

/**
 * Three limits: one account from one network, one account from anywhere, and many accounts from one network.
 * `isShared`: the network is an untrusted proxy, so everybody may be behind it. An account that is locked from
 * anywhere stays open from networks where its owner signed in before.
 */
export const signInLimits = (account: string, network: string, isShared: boolean) => ({
  pair: { key: hashOf(`pair ${account} ${network}`), most: 10, ms: 15 * minute },
  account: { key: hashOf(`account ${account}`), most: 100, ms: 60 * minute },
  known: isShared ? null : hashOf(`known ${account} ${network}`),
  address: isShared
    ? { key: hashOf(`shared ${network}`), most: 200, ms: 15 * minute }
    : { key: hashOf(`address ${network}`), most: 20, ms: 15 * minute },
})
export type SignInLimits = ReturnType<typeof signInLimits>

const limit = z.object({ key: z.string().max(100), most: z.number(), ms: z.number() })
const limits = z.object({
  ...{ pair: limit, account: limit, address: limit },
  known: z.string().max(100).nullable(),
})

/** For how long a network counts as one where the member signed in before. */
const knownMs = 90 * 24 * 60 * minute

/**
 * Counts an attempt before it is made, so that concurrent attempts cannot exceed the limits. Returns the
 * waiting time in milliseconds (0: none), and whether it is the first attempt on this account from this
 * network.
 */
export const takeAttempt = command({
  name: 'account.take-attempt',
  input: limits,
  may: may.runTheProgram,
  async run({ db, now }, { pair, account, address, known }) {
    await sql`
      delete from sign_in_failures where key in
        (select key from sign_in_failures where ends_at < ${now} order by key for update skip locked)
    `.execute(db)
    /** The number of this attempt; null when there were too many. */
    async function count({ key, most, ms }: Limit): Promise<number | null> {
      const endsAt = new Date(now.getTime() + ms)
      const { rows } = await sql<{ count: number }>`
        insert into sign_in_failures as f (key, count, ends_at) values (${key}, 1, ${endsAt})
        on conflict (key) do update set
          count = case when f.ends_at < ${now} then 1 else f.count + 1 end,
          ends_at = case when f.ends_at < ${now} then excluded.ends_at else f.ends_at end
        where f.ends_at < ${now} or f.count < ${most}
        returning count
      `.execute(db)
      return rows[0]?.count ?? null
    }
    async function waitOf({ key }: Limit): Promise<{ wait: number; isFirst: boolean }> {
      const row = await db
        .selectFrom('signInFailures')
        .select('endsAt')
        .where('key', '=', key)
        .executeTakeFirst()
      return { wait: Math.max(1_000, (row?.endsAt.getTime() ?? 0) - now.getTime()), isFirst: false }
    }
    const tries = await count(pair)
    if (tries === null) return waitOf(pair)
    const isKnown =
      known !== null &&
      (await db
        .selectFrom('knownSignIns')
        .select('key')
        .where('key', '=', known)
        .where('endsAt', '>', now)
        .executeTakeFirst()) !== undefined
    if ((await count(account)) === null && !isKnown) return waitOf(account)
    // Repeated attempts on one account count as one account for its network.
    if (tries === 1 && (await count(address)) === null) return waitOf(address)
    return { wait: 0, isFirst: tries === 1 }
  },
})

/** Takes back the count of a successful attempt, and of the failures before it. */
export const settleAttempt = command({
  name: 'account.settle-attempt',
  input: limits.extend({ isFirst: z.boolean(), cameIn: z.boolean() }),
  may: may.runTheProgram,
  async run({ db, now }, { pair, account, address, known, isFirst, cameIn }) {
    if (cameIn && known !== null) {
      const endsAt = new Date(now.getTime() + knownMs)
      await db.deleteFrom('knownSignIns').where('endsAt', '<', now).execute()
      await db
        .insertInto('knownSignIns')
        .values({ key: known, endsAt })
        .onConflict((oc) => oc.column('key').doUpdateSet({ endsAt }))
        .execute()
    }
    if (cameIn) await db.deleteFrom('signInFailures').where('key', '=', pair.key).execute()
    for (const { key } of [...(cameIn ? [] : [pair]), account, ...(isFirst ? [address] : [])])
      await db
        .updateTable('signInFailures')
        .set((eb) => ({ count: eb('count', '-', 1) }))
        .where('key', '=', key)
        .where('count', '>', 0)
        .execute()
  },
})

/** Longer than an authenticator's code is accepted: its half minute, and those before and after. */
const codeMs = 5 * minute

/** Uses up a code of the second factor; false when it was used before (RFC 6238, 5.2). */
export const takeCode = command({
  name: 'account.take-code',
  input: z.object({ userId: z.string(), code: z.string() }),
  may: may.runTheProgram,
  async run({ db, now }, { userId, code }) {
    await db.deleteFrom('usedCodes').where('endsAt', '<', now).execute()
    const row = await db
      .insertInto('usedCodes')
      .values({ key: hashOf(`${userId} ${code}`), endsAt: new Date(now.getTime() + codeMs) })
      .onConflict((oc) => oc.doNothing())
      .returning('key')
      .executeTakeFirst()
    return row !== undefined
  },
})
