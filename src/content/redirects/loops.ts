/** Finds redirects whose target is itself an old address that leads back to them. */
import { type Kysely, sql } from 'kysely'
import type { Tables } from '../../kernel/tables.ts'
import { keyOfAddress } from './key.ts'

/** Where a redirect leads, for a loop: only addresses of this site lead further. */
export interface Step {
  address: string | null
}

/** Longer chains are not followed: when answering, they end here too. */
export const maxSteps = 8

/** The key of the old address to which a redirect may lead; null for things, other sites and 410. */
const nextKey = ({ address }: Step): string | null =>
  address?.startsWith('/') ? keyOfAddress(address) : null

/** The keys of `rows` that are part of a loop, with `others` of the same file and with those in the database. */
export async function findLoops(
  db: Kysely<Tables>,
  rows: ReadonlyMap<string, Step>,
  others: ReadonlyMap<string, Step>,
): Promise<Set<string>> {
  const stored = new Map<string, Step | null>()
  const stepAt = (key: string) => rows.get(key) ?? others.get(key) ?? stored.get(key)
  const loops = new Set<string>()
  let open = new Map<string, string>()
  for (const [key, row] of rows) {
    const next = nextKey(row)
    if (next === key) loops.add(key)
    else if (next !== null) open.set(key, next)
  }
  for (let steps = 0; steps < maxSteps && open.size > 0; steps++) {
    await load([...new Set(open.values())].filter((key) => stepAt(key) === undefined))
    const further = new Map<string, string>()
    for (const [start, at] of open) {
      const step = stepAt(at)
      const next = step ? nextKey(step) : null
      if (next === start) loops.add(start)
      else if (next !== null) further.set(start, next)
    }
    open = further
  }
  return loops

  async function load(keys: string[]): Promise<void> {
    if (keys.length === 0) return
    for (const key of keys) stored.set(key, null)
    const found = await db
      .selectFrom('redirects')
      .select(['key', 'address'])
      .where(sql<boolean>`key = any(${keys}::text[])`)
      .execute()
    for (const { key, address } of found) stored.set(key, { address })
  }
}
