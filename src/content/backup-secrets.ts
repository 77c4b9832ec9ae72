/**
 * Stored secrets in backups. Keys of cookies are left out: with them, the holder of a backup could sign in as
 * anybody. The accounts library encrypts second factors with the cookies' key, so they are decrypted for the
 * backup, encrypted with the backup's passphrase, and encrypted again after the restore.
 */
import { symmetricDecrypt, symmetricEncrypt } from 'better-auth/crypto'
import type pg from 'pg'
import { z } from 'zod'
import { newSecret } from '../kernel/secrets.ts'
import { isSealed, type SecretKey } from '../platform/secret-key.ts'

const staffCookies = 'staff-cookies'
/** Created anew in every newsroom: keys of cookies, and of proofs of work that are valid for minutes. */
const leftBehind = new Set([staffCookies, 'reader-cookies', 'reader-proofs'])

const travelling = z.object({
  secrets: z.array(z.object({ name: z.string(), value: z.string() })),
  twoFactors: z.array(z.looseObject({ user_id: z.string(), secret: z.string(), backup_codes: z.string() })),
})
type Travelling = z.output<typeof travelling>

/** All secrets for the backup, decrypted. */
async function openAll(client: pg.ClientBase, key: SecretKey): Promise<Travelling> {
  const { rows } = await client.query<{ name: string; value: string }>('select name, value from secrets')
  const secrets = rows.map(({ name, value }) => ({
    name,
    value: isSealed(value) ? key.open(name, value) : value,
  }))
  const cookieKey = secrets.find(({ name }) => name === staffCookies)?.value
  const factors = await client.query('select * from auth_two_factors')
  const twoFactors: Travelling['twoFactors'] = []
  for (const row of cookieKey === undefined ? [] : factors.rows) {
    const open = (data: string) => symmetricDecrypt({ key: cookieKey!, data })
    twoFactors.push({ ...row, secret: await open(row.secret), backup_codes: await open(row.backup_codes) })
  }
  return { secrets: secrets.filter(({ name }) => !leftBehind.has(name)), twoFactors }
}

/** The text of the secrets for a backup, read in its snapshot. */
export const secretsForBackup =
  (key: SecretKey) =>
  async (client: pg.ClientBase): Promise<string> =>
    JSON.stringify(await openAll(client, key))

/**
 * Encrypts the secrets of a backup with this newsroom's own key. `text` is null when the backup has none; a
 * backup of format 1 has them unencrypted among its rows. Returns a sentence for each thing that must be set up
 * again.
 */
export async function bringSecrets(
  client: pg.ClientBase,
  key: SecretKey,
  format: number,
  text: string | null,
): Promise<string[]> {
  const given =
    text !== null ? travelling.parse(JSON.parse(text)) : format === 1 ? await openAll(client, key) : null
  await client.query('delete from secrets')
  await client.query('delete from auth_two_factors')
  const keep = (name: string, value: string) =>
    client.query('insert into secrets (name, value) values ($1, $2)', [name, key.seal(name, value)])
  const cookieKey = newSecret()
  await keep(staffCookies, cookieKey)
  for (const { name, value } of given?.secrets ?? []) if (!leftBehind.has(name)) await keep(name, value)
  for (const factor of given?.twoFactors ?? []) await keepFactor(client, cookieKey, factor)
  return missing(client, new Set(given?.secrets.map(({ name }) => name)))
}

/** Continues with a new key when the one that encrypted the secrets is lost. Everybody has to sign in again. */
export async function forgetSecrets(client: pg.ClientBase, key: SecretKey): Promise<string[]> {
  await client.query('delete from auth_sessions')
  await client.query('delete from reader_sessions')
  return bringSecrets(client, key, 2, null)
}

async function keepFactor(
  client: pg.ClientBase,
  cookieKey: string,
  factor: Travelling['twoFactors'][number],
): Promise<void> {
  const sealed = (data: string) => symmetricEncrypt({ key: cookieKey, data })
  const row = {
    ...factor,
    secret: await sealed(factor.secret),
    backup_codes: await sealed(factor.backup_codes),
  }
  // Columns that were added to the schema since then keep their defaults.
  const { rows } = await client.query(
    `select quote_ident(attname) as name from pg_attribute
     where attrelid = 'auth_two_factors'::regclass and attnum > 0 and not attisdropped and attname = any($1)`,
    [Object.keys(row)],
  )
  const columns = rows.map(({ name }) => name).join(', ')
  await client.query(
    `insert into auth_two_factors (${columns})
     select ${columns} from jsonb_populate_record(null::auth_two_factors, $1::jsonb)`,
    [JSON.stringify(row)],
  )
}

/** Sentences that say which things no longer work, and how to mend them. */
async function missing(client: pg.ClientBase, there: Set<string>): Promise<string[]> {
  const sentences = ['Everybody signs in again; API tokens, invitations and links to previews are made anew.']
  const { rows: without } = await client.query<{ name: string }>(`
    update auth_users u set two_factor_enabled = false
    where two_factor_enabled and not exists (select from auth_two_factors f where f.user_id = u.id)
    returning name`)
  if (without.length > 0)
    sentences.push(
      `Second factors are not in it: ${without.map(({ name }) => name).join(', ')} sign in by password and turn theirs on again.`,
    )
  if (!there.has('push')) {
    const gone = await client.query('delete from push_subscriptions')
    if (gone.rowCount)
      sentences.push(
        `The key of notifications is not in it: ${gone.rowCount} browsers have to ask for them again.`,
      )
  }
  const some = async (table: string) =>
    (await client.query(`select exists (select from ${table}) as some`)).rows[0].some as boolean
  if (!there.has('newsletter-links') && (await some('subscribers')))
    sentences.push(
      'The key of the newsletter’s links is not in it: links in letters that were sent before open nothing; new letters have new ones.',
    )
  if (!there.has('reader-addresses') && (await some('bans where ip_hash is not null')))
    sentences.push('The key of readers’ addresses is not in it: bans of networks no longer hold.')
  if (!there.has('reader-receipts') && (await some('comments')))
    sentences.push('The key of receipts is not in it: guests no longer open what they wrote.')
  return sentences
}
