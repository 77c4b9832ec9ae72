/** What the measurements stand on: a temporary folder and a database in it with the archive. */

import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Tables } from '../src/kernel/tables.ts'
import { installModules } from '../src/modules/install.ts'
import { type Database, openDatabase } from '../src/platform/database.ts'
import { migrate } from '../src/platform/migrate.ts'
import { openEmbedded } from '../src/platform/postgres/embedded.ts'
import { fillArchive } from './archive.ts'
import { atTheEnd } from './ending.ts'

export interface Ground {
  folder: string
  newsroom: Database<Tables>
  databaseUrl: string
  /** How many articles the archive has. */
  articles: number
}

/** One line of the table. */
export interface Row {
  what: string
  measured: string
  /** The bound, or what the peer does. */
  against: string
  ratio?: string
  ok: boolean
}

export type Measure = (ground: Ground) => Promise<Row[]>

export const note = (text: string): void => void process.stderr.write(`${text}\n`)

export async function prepareGround(articles: number): Promise<Ground> {
  const folder = await mkdtemp(join(tmpdir(), 'nashra-bench-'))
  atTheEnd(() => rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }))
  // PostgreSQL's user has to pass through, where we are root.
  await chmod(folder, 0o711)
  const embedded = await openEmbedded(join(folder, 'data'), { onNotice: note })
  atTheEnd(() => embedded.close())
  installModules()
  const newsroom = openDatabase<Tables>(embedded.connection, 4)
  atTheEnd(() => newsroom.close())
  await migrate(newsroom.db as never, fileURLToPath(new URL('../migrations', import.meta.url)))
  const began = performance.now()
  await fillArchive(
    newsroom,
    articles,
    (n) => n % 25_000 === 0 && note(`  ${n.toLocaleString('en')} articles`),
  )
  note(`The archive stands after ${((performance.now() - began) / 1000).toFixed(0)} s.`)
  const { host, user, password, database } = embedded.connection
  const databaseUrl = `postgres://${user}:${encodeURIComponent(password)}@${encodeURIComponent(host)}/${database}`
  return { folder, newsroom, databaseUrl, articles }
}
