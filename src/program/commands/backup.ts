/** `nashra backup` and `nashra restore`: the database and the media in one file. */
import { resolve } from 'node:path'
import { restore } from '../../platform/backup/restore.ts'
import { backup } from '../../platform/backup/write.ts'
import { openLog } from '../../platform/log.ts'
import type { Settings } from '../../platform/settings.ts'
import { connectNewsroom, migrationsDir, openNewsroom } from '../newsroom.ts'
import { notice } from './notice.ts'

const version = '0.1.0'

export async function backupTo(settings: Settings, file: string | undefined): Promise<void> {
  if (!file) throw new Error('Use: nashra backup FILE')
  const newsroom = await openNewsroom(settings, notice, 2)
  try {
    const { connection } = newsroom
    const log = openLog(settings.logLevel)
    const result = await backup({
      connection,
      mediaDir: settings.mediaDir,
      file: resolve(file),
      version,
      log,
    })
    notice(`${result.file}: ${Math.ceil(result.bytes / 1024)} KB, with ${result.mediaFiles} media files.`)
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
    const { connection } = newsroom
    const log = openLog(settings.logLevel)
    await restore({
      connection,
      mediaDir: settings.mediaDir,
      file: resolve(file),
      migrationsDir,
      replace,
      log,
    })
    notice(`Restored from ${file}.`)
  } finally {
    await newsroom.close()
  }
}
