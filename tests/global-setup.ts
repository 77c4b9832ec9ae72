/**
 * One PostgreSQL for all tests, and in it a migrated template that a test's own database is copied from; and what
 * test files share, made when the first asks for it.
 */
import { chmod, mkdtemp, rm, statfs } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { TestProject } from 'vitest/node'
import { openDatabase } from '../src/platform/database.ts'
import { prepareJobs } from '../src/platform/jobs.ts'
import { migrate } from '../src/platform/migrate.ts'
import { type Connection, openEmbedded } from '../src/platform/postgres/embedded.ts'
import { makeBrowser } from './browser.ts'
import { makeDemonstration } from './demonstration.ts'
import { makeEditorPage } from './newsroom/editor-place.ts'
import { lend } from './per-run.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    postgres: Connection
    /** Where `shared.ts` lends. */
    shared: string
  }
}

const migrations = fileURLToPath(new URL('../migrations', import.meta.url))

const memory = '/dev/shm'

/** Where the databases of the tests live: in memory, where the system has room for files there. */
async function roomForDatabases(): Promise<string> {
  const free = await statfs(memory).then(
    ({ bavail, bsize }) => bavail * bsize,
    () => 0,
  )
  return free > 2_000_000_000 ? memory : tmpdir()
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = await mkdtemp(join(await roomForDatabases(), 'nashra-tests-'))
  await chmod(dataDir, 0o755)
  const embedded = await openEmbedded(dataDir)
  const admin = openDatabase<never>(embedded.connection, 1)
  // A power cut of the tests' machine loses their databases, and nobody misses them. Tests of a kill bring their own.
  for (const setting of ['fsync', 'full_page_writes', 'synchronous_commit'])
    await admin.pool.query(`alter system set ${setting} = off`)
  await admin.pool.query('select pg_reload_conf()')
  await admin.pool.query('create database template_newsroom')
  await admin.close()
  const template = openDatabase<never>({ ...embedded.connection, database: 'template_newsroom' }, 1)
  await migrate(template.db, migrations)
  await prepareJobs(template.pool)
  await template.close()
  project.provide('postgres', { ...embedded.connection })
  const lender = await lend({
    browser: makeBrowser,
    editor: makeEditorPage,
    demonstration: makeDemonstration(embedded.connection),
  })
  project.provide('shared', lender.url)
  return async () => {
    await lender.close()
    await embedded.close()
    await rm(dataDir, { recursive: true, force: true })
  }
}
