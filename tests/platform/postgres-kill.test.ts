import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, expect, test, vi } from 'vitest'
import { randomFrom, seed } from '../seed.ts'
import { proveNothingIsLost, rounds } from './postgres-kills.ts'
import { cleanUp, guardPid, newDataDir, postmasterPid, startUser, until } from './postgres-user.ts'

vi.setConfig({ testTimeout: 90_000, hookTimeout: 60_000 }) // real processes, on a busy machine
afterEach(cleanUp)

const random = randomFrom(seed)

test(
  `after any process is killed during writes, it recovers and keeps all acknowledged rows (seed ${seed})`,
  { tags: 'long' },
  () => proveNothingIsLost(rounds, random),
)

test('a start that is killed while creating the database leaves no state that the next start accepts', {
  tags: 'long',
}, async () => {
  const dataDir = newDataDir()
  const where = join(dataDir, 'postgres')
  const meeting = join(where, 'guard.json')
  let killed = 0
  for (let round = 0; round < 2; round++) {
    const user = startUser(dataDir)
    await until('a guard', () => existsSync(meeting) && guardPid(where) !== killed)
    await until('a draft', () => readdirSync(where).some((name) => name.startsWith('cluster.new-')))
    await sleep(random() * 700)
    killed = guardPid(where)
    for (const pid of [user.process.pid!, killed]) process.kill(pid, 'SIGKILL')
  }
  const user = startUser(dataDir)
  await user.next('ready')
  expect(await user.ask('select current_database()::text as name', 'rows')).toEqual([{ name: 'nashra' }])
  await user.ask('close', 'closed')
})

test('a server killed in a long computation is back before the computation would have ended', {
  tags: 'long',
}, async () => {
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
