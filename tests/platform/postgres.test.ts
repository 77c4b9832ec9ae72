import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, afterEach, expect, test, vi } from 'vitest'
import { inspectEmbedded } from '../../src/platform/postgres/inspect.ts'
import {
  cleanUp,
  guardPid,
  killUsers,
  newDataDir,
  postmasterPid,
  postmastersOf,
  processesOf,
  startUser,
  until,
} from './postgres-user.ts'

const isRoot = process.getuid?.() === 0
const runtimeFolders = () => readdirSync(tmpdir()).filter((name) => /^nashra-.{6}$/.test(name))

vi.setConfig({ testTimeout: 90_000, hookTimeout: 60_000 }) // real processes, on a busy machine
afterEach(killUsers)
afterAll(cleanUp)

/** Made by the first test, used by those that need nothing special of theirs. */
const dataDir = newDataDir()

test('four simultaneous starts share one server, which stops after the last of them', async () => {
  const users = [1, 2, 3, 4].map(() => startUser(dataDir))
  const where = (await Promise.all(users.map((user) => user.next('ready'))))[0]!
  expect(postmastersOf(where)).toEqual([postmasterPid(where)])
  expect(statSync(join(where, 'run')).mode & 0o777).toBe(0o700)
  expect(statSync(join(where, 'password')).mode & 0o777).toBe(0o600)
  expect(readFileSync(join(where, 'cluster/pg_hba.conf'), 'utf8')).not.toMatch(/^[^#]*\btrust\b/m)

  const [first, second, ...others] = users
  for (const user of others) await user.ask('close', 'closed')
  first!.process.kill('SIGKILL') // one that is killed has left as well
  await sleep(600)
  expect(await second!.ask('select count(*)::int as n from pg_database', 'rows')).toEqual([{ n: 4 }])
  expect(await inspectEmbedded(dataDir)).toMatchObject({
    where,
    version: '18',
    running: true,
    users: [second!.process.pid],
    adopted: false,
  })

  await second!.ask('close', 'closed')
  await until('the end of the guard', () => processesOf(where, dataDir).length === 0)
  expect(existsSync(join(where, 'run'))).toBe(false)
  expect(await inspectEmbedded(dataDir)).toMatchObject({ running: false, users: [] })
})

test('a site that starts during an import stays up when the import ends first', async () => {
  const command = startUser(dataDir)
  const where = await command.next('ready')
  command.process.stdin!.write('write\n')
  await command.next('id')
  const site = startUser(dataDir)
  await site.next('ready')
  const server = postmasterPid(where)
  await command.ask('close', 'closed')
  await sleep(600)
  expect(await site.ask('select count(*) > 0 as written from rows', 'rows')).toEqual([{ written: true }])
  expect(postmasterPid(where)).toBe(server)
  await site.ask('close', 'closed')
})

test('a signal to the process group stops the program first, which then stops its database', async () => {
  const user = startUser(dataDir)
  const where = await user.next('ready')
  process.kill(-user.process.pid!, 'SIGTERM')
  process.kill(guardPid(where), 'SIGTERM') // as a service manager does that signals everything
  expect(await user.next('drained')).toEqual([{ one: 1 }])
  await until('the end of the server', () => processesOf(where, dataDir).length === 0)
})

test('Arabic words are recognised by text search and by trigrams', async () => {
  const user = startUser(dataDir)
  await user.next('ready')
  await user.ask('create extension pg_trgm', 'rows')
  const sql = `select to_tsvector('simple', 'قال، ثم')::text as words, similarity('كتاب', 'كتابة') as alike`
  const [row] = await user.ask(sql, 'rows')
  expect(row?.words).toBe("'ثم':2 'قال':1")
  expect(row?.alike).toBeGreaterThan(0.3)
  const asked = await user.ask(
    `select current_setting('fsync') || current_setting('synchronous_commit') || current_setting('data_checksums') as safe, current_setting('listen_addresses') as open`,
    'rows',
  )
  expect(asked).toEqual([{ safe: 'ononon', open: '' }])
  await user.ask('close', 'closed')
})

test('below a folder closed to the user of PostgreSQL, the database is placed elsewhere with a message', async () => {
  const dataDir = newDataDir(0o700)
  for (const round of ['made', 'found']) {
    const user = startUser(dataDir)
    const where = await user.next('ready')
    if (isRoot) {
      expect(where).toMatch(/^\/var\/lib\/nashra\//)
      expect(await user.next('notice')).toContain(where)
    } else {
      expect(where).toBe(join(dataDir, 'postgres'))
    }
    if (round === 'made') await user.ask('create table kept as select 1 as one', 'rows')
    expect(await user.ask('select one from kept', 'rows')).toEqual([{ one: 1 }])
    await user.ask('close', 'closed')
  }
})

test('a path too long for a socket, with Arabic and quotes, works and leaves no folder in /tmp', async () => {
  const before = runtimeFolders()
  const dataDir = newDataDir(0o755, `نشرة "الأخبار", ${'long '.repeat(24)}`)
  const user = startUser(dataDir)
  const where = await user.next('ready')
  expect(where.length).toBeGreaterThan(120)
  expect(await user.ask('select 1 as one', 'rows')).toEqual([{ one: 1 }])
  await user.ask('close', 'closed')
  await until('the end of the guard', () => processesOf(where, dataDir).length === 0)
  expect(runtimeFolders().filter((name) => !before.includes(name))).toEqual([])
})

test('a lost password is replaced, and a database of another version is refused in one sentence', async () => {
  const first = startUser(dataDir)
  const where = await first.next('ready')
  await first.ask('close', 'closed')

  rmSync(join(where, 'password'))
  const second = startUser(dataDir)
  expect(await second.ask('select 1 as one', 'rows')).toEqual([{ one: 1 }])
  await second.ask('close', 'closed')

  const { writeFileSync } = await import('node:fs')
  writeFileSync(join(where, 'cluster/PG_VERSION'), '19\n')
  expect(await startUser(dataDir).next('error')).toMatch(/is of PostgreSQL 19, and this Nashra brings 18/)
})
