/** The word by which a subscriber's own page opens and a subscription ends: signed, so that nothing of it is kept. */
import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Kysely } from 'kysely'
import { keptSecret } from '../secret-words.ts'
import type { Tables } from '../tables.ts'

export interface SubscriberLinks {
  /** '812.w6Zb…' */
  sign(subscriberId: number): string
  /** The subscriber of a signed word; null for every other text. */
  read(word: string): number | null
}

export async function subscriberLinks(db: Kysely<Tables>): Promise<SubscriberLinks> {
  const key = await keptSecret(db, 'newsletter-links')
  const markOf = (id: string) => createHmac('sha256', key).update(`subscriber:${id}`).digest().subarray(0, 18)
  return {
    sign: (subscriberId) => `${subscriberId}.${markOf(String(subscriberId)).toString('base64url')}`,
    read(word) {
      const [, id, mark] = /^([1-9]\d{0,9})\.([\w-]{24})$/.exec(word) ?? []
      if (!id || !mark || Number(id) > 2_147_483_647) return null
      return timingSafeEqual(Buffer.from(mark, 'base64url'), markOf(id)) ? Number(id) : null
    },
  }
}
