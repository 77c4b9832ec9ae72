/**
 * The key that encrypts the secrets in the database. It is never stored in the database, so a dump or a
 * stolen replica reveals nothing. It is the setting SECRET_KEY or a file in the data folder.
 */
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'

export interface SecretKey {
  /** AES-256-GCM, bound to the name: a secret encrypted for one name cannot be decrypted under another. */
  seal(name: string, plain: string): string
  /** @throws SecretKeyError when another key encrypted it */
  open(name: string, sealed: string): string
}

/** The key is missing or wrong; the message is a sentence for an administrator. */
export class SecretKeyError extends Error {}

const mark = 'sealed.v1.'
export const isSealed = (value: string): boolean => value.startsWith(mark)
export const secretKeyFile = (dataDir: string): string => join(dataDir, 'secret.key')

/** @param material at least 32 unguessable characters */
export function secretKey(material: string): SecretKey {
  const key = Buffer.from(hkdfSync('sha256', material, '', 'nashra stored secrets', 32))
  return {
    seal(name, plain) {
      const iv = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(name))
      const bytes = Buffer.concat([iv, cipher.update(plain, 'utf8'), cipher.final(), cipher.getAuthTag()])
      return mark + bytes.toString('base64url')
    },
    open(name, sealed) {
      const bytes = Buffer.from(sealed.slice(mark.length), 'base64url')
      try {
        const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12))
        decipher.setAAD(Buffer.from(name)).setAuthTag(bytes.subarray(-16))
        return decipher.update(bytes.subarray(12, -16), undefined, 'utf8') + decipher.final('utf8')
      } catch {
        throw new SecretKeyError(`The secret key cannot decrypt the stored secret "${name}".`)
      }
    },
  }
}

/** The text of the key: the setting, or else the file in the data folder; null when neither exists. */
export async function readSecretKey(dataDir: string, setting: string | undefined): Promise<string | null> {
  if (setting !== undefined) return setting
  try {
    return (await readFile(secretKeyFile(dataDir), 'utf8')).trim()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

/**
 * Creates the key file, readable only by the program's account. With several processes, one creates it.
 * Returns its text.
 */
export async function makeSecretKey(dataDir: string): Promise<string> {
  const path = secretKeyFile(dataDir)
  const draft = `${path}.${process.pid}.part`
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  try {
    await writeFile(draft, `${randomBytes(32).toString('base64url')}\n`, { mode: 0o600, flush: true })
    // An existing file is never replaced.
    await link(draft, path).catch((error) => {
      if (error.code !== 'EEXIST') throw error
    })
  } finally {
    await rm(draft, { force: true })
  }
  return (await readFile(path, 'utf8')).trim()
}
