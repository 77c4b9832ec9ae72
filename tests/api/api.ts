/** The API as programs and the staff's browsers meet it: the real program on a database of the test's own. */
import { execFileSync } from 'node:child_process'
import { once } from 'node:events'
import { rm } from 'node:fs/promises'
import { invite } from '../../src/content/staff/invitations.ts'
import { addStaff } from '../../src/content/staff/staff.ts'
import { createToken } from '../../src/content/staff/tokens.ts'
import type { Role } from '../../src/kernel/actor.ts'
import { execute } from '../../src/kernel/run.ts'
import { desk, freePort, newsroomDatabase, startProgram, temporaryFolder, untilReady } from '../harness.ts'

export interface Answer {
  status: number
  headers: Headers
  // biome-ignore lint/suspicious/noExplicitAny: a test looks at whatever came
  body: any
}

export interface Client {
  get(path: string): Promise<Answer>
  post(path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>
  put(path: string, body?: unknown): Promise<Answer>
  del(path: string): Promise<Answer>
  send(
    method: string,
    path: string,
    body?: BodyInit | null,
    headers?: Record<string, string>,
  ): Promise<Answer>
}

function clientWith(url: string, given: Record<string, string>): Client {
  async function send(
    method: string,
    path: string,
    body: BodyInit | null = null,
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    const answer = await fetch(`${url}/api/v1${path}`, { method, body, headers: { ...given, ...headers } })
    const text = await answer.text()
    const isJson = answer.headers.get('content-type')?.includes('json')
    return { status: answer.status, headers: answer.headers, body: isJson ? JSON.parse(text) : text }
  }
  const json = (method: string, path: string, body: unknown, headers = {}) =>
    send(method, path, body === undefined ? null : JSON.stringify(body), {
      ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      ...headers,
    })
  return {
    send,
    get: (path) => send('GET', path),
    post: (path, body, headers) => json('POST', path, body, headers),
    put: (path, body) => json('PUT', path, body),
    del: (path) => send('DELETE', path),
  }
}

export const password = 'كلمة سر طويلة 2026'

/** Starts the program for one test file; ends with it. Call within `beforeAll`. */
export async function openApi(env: Record<string, string> = {}) {
  const database = await newsroomDatabase()
  const port = await freePort()
  const url = `http://localhost:${port}`
  const dataDir = temporaryFolder()
  const start = () =>
    startProgram(
      {
        ...{ DATABASE_URL: database.url, DATA_DIR: dataDir, SITE_URL: url, PORT: String(port) },
        ...env,
      },
      ['--empty'],
    )
  let program = await start()
  await untilReady(program.url)
  let staffCount = 0

  /** A program with a token of this role. */
  async function as(role: Role): Promise<Client> {
    const { token } = await execute(database.db, desk, createToken, { name: `${role} program`, role })
    return clientWith(url, { Authorization: `Bearer ${token}` })
  }

  /** A member of the staff who came in by an invitation: their cookies and their origin. */
  async function member(role: Role): Promise<Client & { staffId: number; email: string; cookie: string }> {
    const email = `${role}-${staffCount++}@example.org`
    const { id: staffId } = await execute(database.db, desk, addStaff, { name: `عضو ${role}`, email, role })
    const { token } = await execute(database.db, desk, invite, { staffId })
    const anybody = clientWith(url, { Origin: url })
    const joined = await anybody.post(`/invitations/${token}`, { name: `عضو ${role}`, email, password })
    if (joined.status !== 200) throw new Error(`Could not join: ${JSON.stringify(joined.body)}`)
    const cookie = joined.headers
      .getSetCookie()
      .map((line) => line.split(';')[0])
      .join('; ')
    return { ...clientWith(url, { Cookie: cookie, Origin: url }), staffId, email, cookie }
  }

  return {
    ...{ url, db: database.db, database, program, dataDir, as, member },
    nobody: clientWith(url, {}),
    /** Kills the program as a power failure would, and starts it again. */
    async killAndRestart() {
      program.child.kill('SIGKILL')
      await once(program.child, 'exit')
      program = await start()
    },
    /** No file that the program writes grows beyond so many bytes, as on a disk that is full; null: as before. */
    limitFiles(bytes: number | null) {
      const limit = `--fsize=${bytes ?? 'unlimited'}:unlimited`
      execFileSync('prlimit', ['--pid', String(program.child.pid), limit])
    },
    async close() {
      await program.stop()
      await database.drop()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

export type TestApi = Awaited<ReturnType<typeof openApi>>
