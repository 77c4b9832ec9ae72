/** The site's key pair for push services (VAPID, RFC 8292), on P-256, created once for the database. */
import { createECDH } from 'node:crypto'
import type { Kysely } from 'kysely'
import { storedSecret } from '../../kernel/secrets.ts'
import type { Tables } from '../../kernel/tables.ts'

export interface PushKeys {
  /** An uncompressed point, and a number, both as base64url. */
  publicKey: string
  privateKey: string
}

export async function pushKeys(db: Kysely<Tables>): Promise<PushKeys> {
  // 256 random bits are a private key of P-256, except one in 2^32 draws, which createECDH refuses.
  const privateKey = await storedSecret(db, 'push')
  const pair = createECDH('prime256v1')
  pair.setPrivateKey(privateKey, 'base64url')
  return { publicKey: pair.getPublicKey('base64url', 'uncompressed'), privateKey }
}
