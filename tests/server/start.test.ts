/** The program as its administrator meets it: started, stopped, killed, in the way, without its database. */
import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { statSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { setBreaking } from '../../src/content/publication/publication.ts'
import { execute } from '../../src/kernel/run.ts'
import {
  desk,
  eventually,
  freePort,
  nashra,
  newsroomDatabase,
  publish,
  startProgram,
  temporaryFolder,
  untilReady,
} from '../harness.ts'

test('an empty newsroom starts, answers and stops with its database', async () => {
  const DATA_DIR = temporaryFolder()
  const program = await startProgram({ DATA_DIR }, ['--empty'])
  await untilReady(program.url)
  expect((await fetch(`${program.url}/`)).status).toBe(200)
  expect((await fetch(`${program.url}/favicon.ico`)).headers.get('content-type')).toBe('image/svg+xml')
  expect(await (await fetch(`${program.url}/metrics`)).text()).toMatch(/nashra_renders_total\{fragment="/)
  expect(await program.stop()).toBe(0)
  const { stdout, code } = await nashra(['doctor'], { DATA_DIR })
  expect(stdout).toMatch(/PostgreSQL 18 answers/)
  expect(code).toBe(0)
})

test('a port in use is reported in a sentence that says how to continue', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  await once(other, 'listening')
  const { port } = other.address() as { port: number }
  const { code, stderr } = await nashra(['start', '--empty'], {
    DATA_DIR: temporaryFolder(),
    PORT: String(port),
  })
  other.close()
  expect(code).toBe(1)
  expect(stderr).toMatch(
    new RegExp(`^Port ${port} on 127.0.0.1 is taken by .*(process ${process.pid}|lsof)`, 'm'),
  )
})

test('without its database the site reports it, and starts when the database does', async () => {
  const port = await freePort()
  const program = await startProgram({
    DATABASE_URL: `postgres://nobody@127.0.0.1:${port}/nothing`,
    DATA_DIR: temporaryFolder(),
  })
  const page = await fetch(`${program.url}/`)
  expect(page.status).toBe(503)
  expect(page.headers.get('retry-after')).toBe('5')
  expect(await page.text()).toMatch(/<html[^>]*lang=/)
  expect((await fetch(`${program.url}/readyz`)).status).toBe(503)
  expect((await fetch(`${program.url}/healthz`)).status).toBe(200)
  expect(await program.stop()).toBe(0)
})

test('two processes on one database show a change at once, also with several workers', {
  tags: 'long',
}, async () => {
  const newsroom = await newsroomDatabase()
  const env = { DATABASE_URL: newsroom.url, DATA_DIR: temporaryFolder() }
  const first = await startProgram(env)
  const second = await startProgram({ ...env, WORKERS: '2' })
  await Promise.all([untilReady(first.url), untilReady(second.url)])
  const id = await publish(newsroom.db, { headline: 'قمة مرسى اللوز تبدأ غدًا' })
  for (const { url } of [first, second]) {
    await eventually(
      'the article is there',
      async () => (await fetch(`${url}/articles/${id}/x`)).status === 200,
    )
  }
  await execute(newsroom.db, desk, setBreaking, { text: 'خبر عاجل واحد', articleId: id })
  for (const { url } of [first, second]) {
    for (const path of ['/', `/articles/${id}/x`]) {
      await eventually(
        `the banner is on ${path}`,
        async () => (await (await fetch(url + path)).text()).includes('خبر عاجل واحد'),
        2_000,
      )
    }
  }
  await first.stop()
  await second.stop()
  await newsroom.drop()
})

test('a killed worker interrupts no reader', { tags: 'long' }, async () => {
  const newsroom = await newsroomDatabase()
  const program = await startProgram({
    ...{ DATABASE_URL: newsroom.url, DATA_DIR: temporaryFolder(), WORKERS: '2' },
  })
  await untilReady(program.url)
  const workers = () => childrenOf(program.child.pid!)
  await eventually('both workers take readers', () => program.output().includes('Nashra is up'))
  expect(workers()).toHaveLength(2)
  const [killed] = workers()
  // Each on a connection of its own, so that they would be shared out over both.
  const request = () =>
    fetch(`${program.url}/`, { headers: { Connection: 'close' }, signal: AbortSignal.timeout(10_000) }).then(
      ({ status }) => status,
      (error) => String(error),
    )
  process.kill(killed!, 'SIGKILL')
  // A reader whom the dying process had taken is lost with it; from here on none is.
  await eventually('the program says so', () => program.output().includes(`The process ${killed} ended`))
  for (let round = 0; round < 5; round++)
    expect(await Promise.all(Array.from({ length: 8 }, request))).toEqual(Array(8).fill(200))
  await eventually('another takes its place', () => workers().length === 2)
  expect(await program.stop()).toBe(0)
  await newsroom.drop()
})

/** The processes that a process started, and that are not dead. */
function childrenOf(pid: number): number[] {
  const { stdout } = spawnSync('ps', ['-A', '-o', 'pid=,ppid=,stat='], { encoding: 'utf8' })
  return stdout
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .filter(([, parent, state]) => parent === String(pid) && !state?.startsWith('Z'))
    .map(([id]) => Number(id))
}

test('a database newer than the program is reported in one sentence, and can still be backed up', {
  tags: 'long',
}, async () => {
  const newsroom = await newsroomDatabase()
  await publish(newsroom.db, { headline: 'خبر يبقى في النسخة' })
  await newsroom.pool.query(
    `insert into migrations (name, timestamp) values ('9999_from_tomorrow', now()::text)`,
  )
  const folder = temporaryFolder()
  const env = { DATABASE_URL: newsroom.url, DATA_DIR: folder, PORT: String(await freePort()) }
  const sentence = /The database is newer than this program: it has the migration 9999_from_tomorrow/
  const started = await nashra(['start', '--empty'], env)
  expect([started.code, started.stderr.match(sentence)?.length]).toEqual([1, 1])
  expect(started.stdout + started.stderr).not.toMatch(/corrupted|\n\s+at /)
  const doctor = await nashra(['doctor'], env)
  expect([doctor.code, doctor.stdout.match(sentence)?.length]).toEqual([1, 1])
  expect(doctor.stdout).not.toMatch(/brings it up to date/)
  const backup = await nashra(['backup', join(folder, 'newer.backup')], env)
  expect(backup.stderr + backup.stdout).toContain('newer.backup')
  expect(backup.code).toBe(0)
  expect(statSync(join(folder, 'newer.backup')).size).toBeGreaterThan(1_000)
  await newsroom.drop()
})
