import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { passwordFile, role } from './cluster.ts'
import { holdDatabase } from './hold.ts'
import { preparePlace } from './place.ts'
import { port } from './postmaster.ts'
import { findPackage } from './programs.ts'

/** The connection options of `pg`; `host` is the folder of a Unix socket. */
export type Connection = { host: string; port: number; user: string; password: string; database: string }

export type Embedded = {
  connection: Connection
  /** The folder of the database. */
  where: string
  /** Releases the database. If there is no other user, it has stopped when this resolves. */
  close(): Promise<void>
}

/** The guard's script, next to this file in the sources and in the bundle. */
const besideUs = new URL(import.meta.url.endsWith('.ts') ? './guard.ts' : './guard.js', import.meta.url)

/**
 * Opens the embedded PostgreSQL of a data folder: creates it, starts it, or joins its current users. It is
 * running when this resolves, and until the last user has released it or died. If the server or the guard is
 * killed, it is replaced: running queries fail, and new connections use the same address.
 * @throws an Error whose message is a sentence for the person who started the program
 */
export async function openEmbedded(
  dataDir: string,
  options: { onNotice?(sentence: string): void; guardScript?: string } = {},
): Promise<Embedded> {
  const script = options.guardScript ?? fileURLToPath(besideUs)
  findPackage()
  const place = preparePlace(dataDir)
  if (place.closed) {
    options.onNotice?.(
      `The database lives in ${place.home}: PostgreSQL may not run as root, and its user (uid ${place.runAs?.uid}) may not enter ${place.closed}.`,
    )
  }
  let closing = false
  let hold = await holdDatabase(place, script)
  /** Resolved while we hold the database; pending while we look for a new guard. */
  let rejoined: Promise<void> = Promise.resolve()
  const password = readFileSync(passwordFile(place), 'utf8')
  const connection = { host: hold.socketFolder, port, user: role, password, database: role }

  const watch = () => {
    hold.guard.unref() // the guard must not keep a finished program running
    hold.guard.on('close', () => {
      if (!closing) rejoined = rejoin()
    })
  }
  async function rejoin(): Promise<void> {
    for (let tries = 0; ; tries++) {
      try {
        hold = await holdDatabase(place, script)
        connection.host = hold.socketFolder
        return watch()
      } catch (error) {
        if (tries === 0) options.onNotice?.((error as Error).message)
        if (closing) return
        await sleep(1000)
      }
    }
  }
  watch()

  return {
    connection,
    where: place.home,
    async close() {
      closing = true
      await rejoined
      if (hold.guard.destroyed) return
      hold.guard.ref()
      hold.guard.write('leave\n')
      await once(hold.guard, 'close')
    },
  }
}
