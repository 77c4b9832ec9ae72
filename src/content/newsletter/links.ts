/**
 * The signed token in a subscriber's links, for changing and ending a subscription. Nothing of it is stored.
 */

import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Kysely } from 'kysely'
import { storedSecret } from '../../kernel/secrets.ts'
import type { Tables } from '../../kernel/tables.ts'
import { isId } from '../../values/id.ts'

export interface SubscriberLinks {
  /** '812.w6Zb…' */
  sign(subscriberId: number): string
  /** The subscriber's id in a valid token; null for any other text. */
  read(word: string): number | null
}

export async function subscriberLinks(db: Kysely<Tables>): Promise<SubscriberLinks> {
  const key = await storedSecret(db, 'newsletter-links')
  const markOf = (id: string) => createHmac('sha256', key).update(`subscriber:${id}`).digest().subarray(0, 18)
  return {
    sign: (subscriberId) => `${subscriberId}.${markOf(String(subscriberId)).toString('base64url')}`,
    read(word) {
      const [, id, mark] = /^([1-9]\d{0,9})\.([\w-]{24})$/.exec(word) ?? []
      if (!id || !mark || !isId(Number(id))) return null
      return timingSafeEqual(Buffer.from(mark, 'base64url'), markOf(id)) ? Number(id) : null
    },
  }
}
