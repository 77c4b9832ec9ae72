/** One PostgreSQL for all tests, and in it a migrated template that a test's own database is copied from. */
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { TestProject } from 'vitest/node'
import { openDatabase } from '../src/platform/database.ts'
import { prepareJobs } from '../src/platform/jobs.ts'
import { migrate } from '../src/platform/migrate.ts'
import { type Connection, openEmbedded } from '../src/platform/postgres/embedded.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    postgres: Connection
  }
}

const migrations = fileURLToPath(new URL('../migrations', import.meta.url))

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = await mkdtemp(join(tmpdir(), 'nashra-tests-'))
  await chmod(dataDir, 0o755)
  const embedded = await openEmbedded(dataDir)
  const admin = openDatabase<never>(embedded.connection, 1)
  await admin.pool.query('create database template_newsroom')
  await admin.close()
  const template = openDatabase<never>({ ...embedded.connection, database: 'template_newsroom' }, 1)
  await migrate(template.db, migrations)
  await prepareJobs(template.pool)
  await template.close()
  project.provide('postgres', { ...embedded.connection })
  return async () => {
    await embedded.close()
    await rm(dataDir, { recursive: true, force: true })
  }
}
