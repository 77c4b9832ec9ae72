/** `nashra backup` and `nashra restore`: the database and the media in one file. */
import { resolve } from 'node:path'
import { CamelCasePlugin, type Kysely } from 'kysely'
import type pg from 'pg'
import { bringSecrets, secretsForBackup } from '../content/backup-secrets.ts'
import type { Removal } from '../content/removals.ts'
import { removeAgain } from '../content/removed-again.ts'
import type { Tables } from '../kernel/tables.ts'
import { within } from '../platform/backup/rebuild.ts'
import { restore } from '../platform/backup/restore.ts'
import { backup } from '../platform/backup/write.ts'
import { prepareJobs } from '../platform/jobs.ts'
import { openLog } from '../platform/log.ts'
import { isOutOfRoom } from '../platform/room.ts'
import type { Settings } from '../platform/settings.ts'
import { connectNewsroom, migrationsDir, openNewsroom } from '../server/newsroom.ts'
import { keepRemovalsFile, readRemovalsFile, removalsFile } from '../server/removals-file.ts'
import { openSecretKey } from '../server/secret-key.ts'
import { notice } from './notice.ts'

const version = '0.1.0'

export async function backupTo(settings: Settings, file: string | undefined): Promise<void> {
  if (!file) throw new Error('Use: nashra backup FILE')
  // A database of a newer version is backed up unchanged.
  const newsroom = await openNewsroom(settings, notice, 2, 'any version')
  try {
    const { connection } = newsroom
    const log = openLog(settings.logLevel)
    const { backupPassphrase: passphrase } = settings
    const key = await openSecretKey(settings)
    const result = await backup({
      connection,
      mediaDir: settings.mediaDir,
      file: resolve(file),
      version,
      ...(passphrase === undefined ? {} : { secrets: { passphrase, read: secretsForBackup(key) } }),
      log,
    }).catch((error: Error) => {
      if (!isOutOfRoom(error)) throw error
      throw new Error(`${file} was not written, and nothing of it was left: ${error.message}.`, {
        cause: error,
      })
    })
    notice(`${result.file}: ${Math.ceil(result.bytes / 1024)} KB, with ${result.mediaFiles} media files.`)
    notice(
      passphrase === undefined
        ? 'The backup has no secrets: second factors and the keys of notifications and mail links must be set up again after a restore. Set BACKUP_PASSPHRASE to include them, encrypted.'
        : 'The backup includes encrypted secrets. A restore needs the same BACKUP_PASSPHRASE.',
    )
  } finally {
    await newsroom.close()
  }
}

export async function restoreFrom(
  settings: Settings,
  file: string | undefined,
  replace: boolean,
): Promise<void> {
  if (!file) throw new Error('Use: nashra restore FILE [--replace]')
  const newsroom = await connectNewsroom(settings, notice, 2)
  try {
    const { connection, pool } = newsroom
    const log = openLog(settings.logLevel)
    const ofFile = await readRemovalsFile(settings.dataDir)
    let ofDatabase: Removal[] = []
    let toDo: string[] = []
    let removed = 0
    // Removing content adds jobs that delete its files.
    await prepareJobs(pool)
    await restore({
      connection,
      mediaDir: settings.mediaDir,
      file: resolve(file),
      migrationsDir,
      replace,
      passphrase: settings.backupPassphrase,
      log,
      async before(client) {
        ofDatabase = await removalsOf(client)
      },
      async after(client, { format }, secrets) {
        toDo = await bringSecrets(client, await openSecretKey(settings), format, secrets)
        removed = await removeAgain(inside(client), [...(ofFile ?? []), ...ofDatabase])
      },
    })
    await keepRemovalsFile(newsroom.db, settings.dataDir)
    notice(`Restored from ${file}.`)
    notice(
      ofFile === null && ofDatabase.length === 0
        ? `No list of legal removals was found, neither ${removalsFile(settings.dataDir)} nor one in the replaced database. Content removed for legal reasons after the backup is public again. Provide that file and restore again, or remove the content again.`
        : `Legal removals: ${removed} items from the backup were removed again.`,
    )
    for (const sentence of toDo) notice(sentence)
    notice(
      'Mail, the newsletter, notifications and pings are paused. An administrator can resume or discard them in the newsroom, on Today. Readers who unsubscribed after the backup are subscribed again.',
    )
  } finally {
    await newsroom.close()
  }
}

/** Gives the program access to the database inside the restore's transaction. */
const inside = (client: pg.Client): Kysely<Tables> =>
  (within(client) as Kysely<never> as Kysely<Tables>).withPlugin(
    new CamelCasePlugin({ maintainNestedObjectKeys: true }),
  )

/** The list of the database that will be replaced. */
async function removalsOf(client: pg.Client): Promise<Removal[]> {
  const { rows } = await client.query(`select to_regclass('public.removals') is not null as there`)
  if (!rows[0].there) return []
  const found = await client.query('select kind, ref_id, identity, hashes, at from removals order by id')
  return found.rows.map(({ ref_id, ...row }) => ({ ...row, refId: ref_id }))
}
