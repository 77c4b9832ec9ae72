/** Encrypts the secrets of a backup with a passphrase, by scrypt (RFC 7914) and AES-256-GCM. */
import { createCipheriv, createDecipheriv, randomBytes, scrypt } from 'node:crypto'
import { promisify } from 'node:util'
import { z } from 'zod'
import { BackupError } from './archive.ts'

const derive = promisify<string, Buffer, number, object, Buffer>(scrypt as never)
/** Each guess costs 64 MB of memory and a fraction of a second. */
const cost = { N: 65_536, r: 8, p: 1 }

/** The encryption parameters in the manifest. Limited, so that a file from a stranger cannot exhaust memory. */
export const sealing = z.object({
  cipher: z.literal('aes-256-gcm'),
  kdf: z.literal('scrypt'),
  N: z.number().int().min(16_384).max(1_048_576),
  r: z.number().int().min(1).max(16),
  p: z.number().int().min(1).max(4),
  salt: z.string().min(20).max(100),
})
export type Sealing = z.infer<typeof sealing>

export const sealedEntry = 'sealed/secrets.json'
export const maxSealedBytes = 64 * 1024 * 1024

const keyOf = (passphrase: string, { N, r, p, salt }: Sealing): Promise<Buffer> =>
  derive(passphrase.normalize('NFC'), Buffer.from(salt, 'base64url'), 32, {
    ...{ N, r, p },
    maxmem: 256 * N * r,
  })

/** Encrypts a text: 12 bytes of nonce, the text, 16 bytes of tag. */
export async function seal(passphrase: string, text: string): Promise<{ how: Sealing; bytes: Buffer }> {
  const salt = randomBytes(16).toString('base64url')
  const how: Sealing = { cipher: 'aes-256-gcm', kdf: 'scrypt', ...cost, salt }
  const iv = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', await keyOf(passphrase, how), iv)
  cipher.setAAD(Buffer.from(sealedEntry))
  const bytes = Buffer.concat([iv, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()])
  return { how, bytes }
}

/** @throws BackupError when the passphrase is wrong */
export async function unseal(passphrase: string, how: Sealing, bytes: Buffer): Promise<string> {
  const key = await keyOf(passphrase, how)
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12))
    decipher.setAAD(Buffer.from(sealedEntry)).setAuthTag(bytes.subarray(-16))
    return decipher.update(bytes.subarray(12, -16), undefined, 'utf8') + decipher.final('utf8')
  } catch {
    throw new BackupError(
      'The passphrase in BACKUP_PASSPHRASE does not fit this backup. Nothing was changed. Without the setting, everything except the secrets is restored, and the secrets to enter again are listed.',
    )
  }
}
