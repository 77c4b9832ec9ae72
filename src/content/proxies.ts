/**
 * Proxies that forward requests but are not listed in TRUSTED_PROXIES, so that all their readers share one IP
 * address.
 */
import type { Kysely } from 'kysely'
import { z } from 'zod'
import { command } from '../kernel/command.ts'
import type { Tables } from '../kernel/tables.ts'
import { may } from './policies.ts'

const keptMs = 7 * 86_400_000

export const noteProxy = command({
  name: 'proxy.note',
  input: z.object({ address: z.string().max(100) }),
  may: may.runTheProgram,
  async run({ db, now }, { address }) {
    await db
      .deleteFrom('unnamedProxies')
      .where('seenAt', '<', new Date(now.getTime() - keptMs))
      .execute()
    await db
      .insertInto('unnamedProxies')
      .values({ address, seenAt: now })
      .onConflict((oc) => oc.column('address').doUpdateSet({ seenAt: now }))
      .execute()
  },
})

/** The addresses of the last week. */
export async function unnamedProxies(db: Kysely<Tables>): Promise<string[]> {
  const rows = await db
    .selectFrom('unnamedProxies')
    .select('address')
    .where('seenAt', '>', new Date(Date.now() - keptMs))
    .orderBy('address')
    .execute()
  return rows.map(({ address }) => address)
}
