/** Secrets that grant access (an invitation, a token, a preview): long, random, and stored only as a hash. */
import { createHash, randomBytes } from 'node:crypto'
import { type Kysely, sql } from 'kysely'
import { isSealed, type SecretKey, SecretKeyError } from '../platform/secret-key.ts'
import type { Tables } from './tables.ts'

/** 256 random bits, written with letters, digits, - and _. */
export const newSecret = (): string => randomBytes(32).toString('base64url')

export const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('base64url')

let present: SecretKey | undefined

/** Sets the key of this process, which encrypts and decrypts stored secrets. */
export function setSecretKey(key: SecretKey): void {
  present = key
}

function theKey(): SecretKey {
  if (!present) throw new SecretKeyError('This process has no secret key.')
  return present
}

/** A secret that the program generates once per database and stores encrypted under this name. */
export async function storedSecret(db: Kysely<Tables>, name: string): Promise<string> {
  await db
    .insertInto('secrets')
    .values({ name, value: theKey().seal(name, newSecret()) })
    .onConflict((oc) => oc.doNothing())
    .execute()
  const { value } = await db
    .selectFrom('secrets')
    .select('value')
    .where('name', '=', name)
    .executeTakeFirstOrThrow()
  return isSealed(value) ? theKey().open(name, value) : value
}

const opens = (key: SecretKey, name: string, value: string): boolean => {
  try {
    key.open(name, value)
    return true
  } catch {
    return false
  }
}

/** Whether the database contains encrypted secrets, and which of them this key cannot decrypt. */
export async function checkSecrets(
  db: Kysely<Tables>,
  key: SecretKey | null,
): Promise<{ sealed: number; shut: string[] }> {
  const rows = await db.selectFrom('secrets').select(['name', 'value']).orderBy('name').execute()
  const sealed = rows.filter(({ value }) => isSealed(value))
  const shut = sealed.filter(({ name, value }) => !key || !opens(key, name, value)).map(({ name }) => name)
  return { sealed: sealed.length, shut }
}

/** Encrypts plain secrets, and re-encrypts those of the previous key; only one process at a time. */
export async function sealSecrets(
  db: Kysely<Tables>,
  key: SecretKey,
  previous: SecretKey | null,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await sql`select pg_advisory_xact_lock(hashtext('nashra secrets'))`.execute(tx)
    const rows = await tx.selectFrom('secrets').select(['name', 'value']).execute()
    for (const { name, value } of rows) {
      const isOpen = !isSealed(value)
      const isOld = !isOpen && previous !== null && !opens(key, name, value) && opens(previous, name, value)
      if (!isOpen && !isOld) continue
      const plain = isOpen ? value : previous!.open(name, value)
      await tx
        .updateTable('secrets')
        .set({ value: key.seal(name, plain) })
        .where('name', '=', name)
        .execute()
    }
  })
}

/** Stores a secret entered by a person, encrypted, under this name. */
export async function putSecret(db: Kysely<Tables>, name: string, plain: string): Promise<void> {
  const value = theKey().seal(name, plain)
  await db
    .insertInto('secrets')
    .values({ name, value })
    .onConflict((oc) => oc.column('name').doUpdateSet({ value }))
    .execute()
}

/** Decrypts the secrets with these names; missing ones are omitted. */
export async function readSecrets(db: Kysely<Tables>, names: string[]): Promise<Map<string, string>> {
  if (names.length === 0) return new Map()
  const rows = await db.selectFrom('secrets').selectAll().where('name', 'in', names).execute()
  return new Map(
    rows.map(({ name, value }) => [name, isSealed(value) ? theKey().open(name, value) : value] as const),
  )
}
