/** Checks that the secret key fits the database, before anything needs a stored secret. */
import type { Kysely } from 'kysely'
import { checkSecrets, sealSecrets, setSecretKey } from '../kernel/secrets.ts'
import type { Tables } from '../kernel/tables.ts'
import {
  makeSecretKey,
  readSecretKey,
  type SecretKey,
  SecretKeyError,
  secretKey,
  secretKeyFile,
} from '../platform/secret-key.ts'
import type { Settings } from '../platform/settings.ts'

type Place = Pick<Settings, 'dataDir' | 'secretKey' | 'secretKeyPrevious'>

const wayOut =
  'Put the right key there (another machine or an older copy of the data folder may have it). If it is lost, "nashra secrets forget" deletes these secrets; push and second factors must then be set up again.'

/** The location of the key, for messages. */
export const keyPlace = ({ secretKey: setting, dataDir }: Place): string =>
  setting === undefined ? secretKeyFile(dataDir) : 'the setting SECRET_KEY'

/** The key from the settings or the data folder; created in the data folder when missing. */
export async function openSecretKey(settings: Place): Promise<SecretKey> {
  const text = await readSecretKey(settings.dataDir, settings.secretKey)
  return secretKey(text ?? (await makeSecretKey(settings.dataDir)))
}

/**
 * Encrypts plain secrets in the database, and sets the key of this process.
 * @throws SecretKeyError when the database has encrypted secrets and the key is missing or different
 */
export async function checkSecretKey(db: Kysely<Tables>, settings: Place): Promise<void> {
  const text = await readSecretKey(settings.dataDir, settings.secretKey)
  const place = keyPlace(settings)
  if (text === null && (await checkSecrets(db, null)).sealed > 0)
    throw new SecretKeyError(
      `The database's secrets are encrypted, and there is no key in ${place}. ${wayOut}`,
    )
  const key = await openSecretKey(settings)
  const previous = settings.secretKeyPrevious === undefined ? null : secretKey(settings.secretKeyPrevious)
  await sealSecrets(db, key, previous)
  const { shut } = await checkSecrets(db, key)
  if (shut.length > 0)
    throw new SecretKeyError(
      `The key in ${place} is not the one that encrypted the database's secrets. ${wayOut}`,
    )
  setSecretKey(key)
}
