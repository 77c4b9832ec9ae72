import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, expect, test, vi } from 'vitest'
import { inspectEmbedded } from '../../src/platform/postgres/inspect.ts'
import {
  cleanUp,
  guardPid,
  newDataDir,
  postmasterPid,
  postmastersOf,
  processesOf,
  startUser,
  until,
} from './postgres-user.ts'

vi.setConfig({ testTimeout: 90_000, hookTimeout: 60_000 }) // real processes, on a busy machine
afterEach(cleanUp)

const rounds = [
  ['program'],
  ['postgres'],
  ['guard'],
  ['program', 'postgres'],
  ['guard', 'postgres'],
  ['program', 'guard'],
  ['program', 'guard', 'postgres'],
]

test('whatever is killed under writes, it recovers by itself and no acknowledged row is missing', async () => {
  const dataDir = newDataDir()
  const where = join(dataDir, 'postgres')
  const acknowledged: number[] = []
  for (const victims of [...rounds, []]) {
    const user = startUser(dataDir)
    await user.next('ready')
    expect(postmastersOf(where)).toHaveLength(1)
    if (acknowledged.length > 0) {
      const rows = await user.ask('select id::int from rows', 'rows')
      const there = new Set(rows.map((row) => row.id))
      expect(
        acknowledged.filter((id) => !there.has(id)),
        `missing before ${victims}`,
      ).toEqual([])
    }
    await user.ask('write', 'id')
    await sleep(Math.random() * 400)
    const pids = [user.process.pid!, postmasterPid(where), guardPid(where)]
    const [, postgres, guard] = pids
    victims.forEach((victim) => {
      process.kill(pids[['program', 'postgres', 'guard'].indexOf(victim)]!, 'SIGKILL')
    })
    if (victims.includes('program')) {
      await until('the end of the program', () => user.process.signalCode !== null)
    } else {
      // It goes on by itself, and the database still stops after it.
      const replaced = (now: (where: string) => number, file: string, old: number | undefined) =>
        until(`another ${file}`, () => existsSync(join(where, file)) && now(where) !== old)
      if (victims.includes('postgres')) await replaced(postmasterPid, 'cluster/postmaster.pid', postgres)
      if (victims.includes('guard')) await replaced(guardPid, 'guard.json', guard)
      await until('the guard to know it', async () => (await inspectEmbedded(dataDir))?.users.length === 1)
      const seen = user.events.length
      await until(`a row after the end of ${victims}`, () =>
        user.events.slice(seen).some((event) => event.id),
      )
      // A server whose guard was killed is adopted, and its connections go on.
      if (!victims.includes('postgres')) expect(postmasterPid(where)).toBe(postgres)
      await user.ask('close', 'closed')
      await until(`the end of all after ${victims}`, () => processesOf(where, dataDir).length === 0)
    }
    acknowledged.push(...user.events.flatMap((event) => event.id ?? []))
  }
  expect(acknowledged.length).toBeGreaterThan(rounds.length)
  expect(new Set(acknowledged).size).toBe(acknowledged.length)
})

test('a start that is killed while it makes the database leaves nothing that the next one trusts', async () => {
  const dataDir = newDataDir()
  const where = join(dataDir, 'postgres')
  const meeting = join(where, 'guard.json')
  let killed = 0
  for (let round = 0; round < 2; round++) {
    const user = startUser(dataDir)
    await until('a guard', () => existsSync(meeting) && guardPid(where) !== killed)
    await until('a draft', () => readdirSync(where).some((name) => name.startsWith('cluster.new-')))
    await sleep(Math.random() * 700)
    killed = guardPid(where)
    for (const pid of [user.process.pid!, killed]) process.kill(pid, 'SIGKILL')
  }
  const user = startUser(dataDir)
  await user.next('ready')
  expect(await user.ask('select current_database()::text as name', 'rows')).toEqual([{ name: 'nashra' }])
  await user.ask('close', 'closed')
})

test('a server that dies in a long computation is back before the computation would have ended', async () => {
  const dataDir = newDataDir()
  const user = startUser(dataDir)
  const where = await user.next('ready')
  const killed = postmasterPid(where)
  const answer = user.ask('select count(*) from generate_series(1, 1000000000)', 'error')
  await sleep(200)
  process.kill(killed, 'SIGKILL')
  expect(await answer).toMatch(/connection/i)
  const other = startUser(dataDir)
  await other.next('ready')
  expect(postmasterPid(where)).not.toBe(killed)
  expect(await other.ask('select 1 as one', 'rows')).toEqual([{ one: 1 }])
  await other.ask('close', 'closed')
  await user.ask('close', 'closed')
})
