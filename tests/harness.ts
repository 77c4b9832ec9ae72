/** The basis of tests: a newsroom's own database, and the real program for readers and administrators. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { inject, onTestFinished } from 'vitest'
import type { ArticleInput } from '../src/content/articles/content.ts'
import { publishArticle } from '../src/content/articles/publish.ts'
import { createArticle } from '../src/content/articles/write.ts'
import { type Actor, system } from '../src/kernel/actor.ts'
import { execute } from '../src/kernel/run.ts'
import { setSecretKey } from '../src/kernel/secrets.ts'
import type { Tables } from '../src/kernel/tables.ts'
import { installModules } from '../src/modules/install.ts'
import { type Database, openDatabase } from '../src/platform/database.ts'
import type { Connection } from '../src/platform/postgres/embedded.ts'
import { secretKey } from '../src/platform/secret-key.ts'

export const root = fileURLToPath(new URL('..', import.meta.url))
/**
 * One secret key for the tests and the programs that they start, so that both can decrypt each other's
 * secrets.
 */
process.env.SECRET_KEY ??= 'a key for tests alone, which is long enough'
setSecretKey(secretKey(process.env.SECRET_KEY))
installModules()

export const desk: Actor = system('tests')

export interface TestDatabase extends Database<Tables> {
  name: string
  connection: Connection
  /** The same as DATABASE_URL. */
  url: string
  drop(): Promise<void>
}

/** The same as DATABASE_URL. */
export const urlOf = ({ user, password, host, database }: Connection) =>
  `postgres://${user}:${encodeURIComponent(password)}@${encodeURIComponent(host)}/${database}`

let count = 0

/** A migrated, empty newsroom database of the test's own. */
export async function newsroomDatabase(size = 10): Promise<TestDatabase> {
  const server = inject('postgres')
  const name = `newsroom_${process.pid}_${count++}`
  const admin = openDatabase<never>(server, 1)
  // Two copies of one template at the same moment get in each other's way.
  for (let tries = 0; ; tries++) {
    try {
      await admin.pool.query(`create database ${name} template template_newsroom strategy file_copy`)
      break
    } catch (error) {
      if (tries > 50) throw error
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  }
  await admin.close()
  const connection = { ...server, database: name }
  const database = openDatabase<Tables>(connection, size)
  const url = urlOf(connection)
  async function drop(): Promise<void> {
    await database.close()
    const last = openDatabase<never>(server, 1)
    await last.pool.query(`drop database if exists ${name} with (force)`)
    await last.close()
  }
  return { ...database, name, connection, url, drop }
}

/** A published article; answers its id. */
export async function publish(
  db: Database<Tables>['db'],
  content: Partial<ArticleInput> & { headline: string },
): Promise<number> {
  const { id } = await execute(db, desk, createArticle, { content })
  await execute(db, desk, publishArticle, { id })
  return id
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  server.close()
  await once(server, 'close')
  return port
}

export interface Program {
  url: string
  port: number
  child: ChildProcess
  /** All output so far. */
  output(): string
  /** Ends it as an administrator does, and waits. */
  stop(): Promise<number | null>
}

/** When the test ends; in a `beforeAll` there is none, and who begins something there ends it there. */
export function atEnd(what: () => unknown): void {
  try {
    onTestFinished(() => void what())
  } catch {}
}

export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'nashra-test-'))
  // Run as root, the database's own user has to come in; below a closed folder it would live elsewhere.
  chmodSync(folder, 0o755)
  atEnd(() => rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }))
  return folder
}

/** Runs a command of the program to its end. */
export async function nashra(
  args: string[],
  env: Record<string, string>,
): Promise<{ code: number | null; stdout: string; stderr: string }> {
  const child = spawn(process.execPath, [join(root, 'dist/cli.js'), ...args], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  child.stdout.setEncoding('utf8')
  child.stderr.setEncoding('utf8')
  let stdout = ''
  let stderr = ''
  child.stdout.on('data', (chunk) => {
    stdout += chunk
  })
  child.stderr.on('data', (chunk) => {
    stderr += chunk
  })
  const [code] = await once(child, 'close')
  return { code, stdout, stderr }
}

/** Starts the real program and waits until it answers. It is stopped when the test ends. */
export async function startProgram(env: Record<string, string>, args: string[] = []): Promise<Program> {
  const port = Number(env.PORT ?? (await freePort()))
  const child = spawn(process.execPath, [join(root, 'dist/cli.js'), 'start', ...args], {
    env: { ...process.env, LOG_LEVEL: 'warn', ...env, PORT: String(port) },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let printed = ''
  child.stdout.on('data', (chunk) => {
    printed += chunk
  })
  child.stderr.on('data', (chunk) => {
    printed += chunk
  })
  const url = `http://127.0.0.1:${port}`
  const stop = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return child.exitCode
    child.kill('SIGTERM')
    await once(child, 'exit')
    return child.exitCode
  }
  atEnd(stop)
  const until = Date.now() + 120_000
  while (Date.now() < until && child.exitCode === null) {
    const ready = await fetch(`${url}/healthz`).then(
      (answer) => answer.ok,
      () => false,
    )
    if (ready) return { url, port, child, output: () => printed, stop }
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error(`The program did not start:\n${printed}`)
}

/** How long tests wait for what must happen, in milliseconds: a busy machine fails no test. */
export const patienceMs = 120_000

/** Waits for something to become true; fails with what it was about when it does not in time. */
export async function eventually(
  what: string,
  check: () => Promise<boolean> | boolean,
  withinMs = patienceMs,
): Promise<void> {
  const until = Date.now() + withinMs
  while (Date.now() < until) {
    if (await check()) return
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
  throw new Error(`Not within ${withinMs} ms: ${what}`)
}

export const untilReady = (url: string) =>
  eventually(
    'the site is ready',
    async () => (await fetch(`${url}/readyz`).catch(() => null))?.status === 200,
    120_000,
  )
