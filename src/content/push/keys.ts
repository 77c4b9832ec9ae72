/** The keys by which push services know the site (VAPID, RFC 8292): a pair on P-256, made once for the database. */
import { createECDH } from 'node:crypto'
import type { Kysely } from 'kysely'
import { keptSecret } from '../secret-words.ts'
import type { Tables } from '../tables.ts'

export interface PushKeys {
  /** An uncompressed point, and a number, both as base64url. */
  publicKey: string
  privateKey: string
}

export async function pushKeys(db: Kysely<Tables>): Promise<PushKeys> {
  // 256 random bits are a private key of P-256; one in 2^32 draws is not, and createECDH says so.
  const privateKey = await keptSecret(db, 'push')
  const pair = createECDH('prime256v1')
  pair.setPrivateKey(privateKey, 'base64url')
  return { publicKey: pair.getPublicKey('base64url', 'uncompressed'), privateKey }
}
