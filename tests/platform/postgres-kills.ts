/** The embedded database under writes while it, its guard and its program are killed. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect } from 'vitest'
import { inspectEmbedded } from '../../src/platform/postgres/inspect.ts'
import {
  guardPid,
  newDataDir,
  postmasterPid,
  postmastersOf,
  processesOf,
  startUser,
  until,
} from './postgres-user.ts'

/** The processes that are killed together. */
export const rounds = [
  ['program'],
  ['postgres'],
  ['guard'],
  ['program', 'postgres'],
  ['guard', 'postgres'],
  ['program', 'guard'],
  ['program', 'guard', 'postgres'],
]

/** Kills each of the victims' rows in turn under writes; answers how many acknowledged rows were found again. */
export async function proveNothingIsLost(victimsOfRounds: string[][], random: () => number): Promise<number> {
  const dataDir = newDataDir()
  const where = join(dataDir, 'postgres')
  const acknowledged: number[] = []
  for (const victims of [...victimsOfRounds, []]) {
    const user = startUser(dataDir)
    await user.next('ready')
    expect(postmastersOf(where)).toHaveLength(1)
    if (acknowledged.length > 0) {
      const rows = await user.ask('select id::int from rows', 'rows')
      const present = new Set(rows.map((row) => row.id))
      expect(
        acknowledged.filter((id) => !present.has(id)),
        `missing before ${victims}`,
      ).toEqual([])
    }
    await user.ask('write', 'id')
    await sleep(random() * 400)
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
  expect(acknowledged.length).toBeGreaterThan(victimsOfRounds.length)
  expect(new Set(acknowledged).size).toBe(acknowledged.length)
  return acknowledged.length
}
