import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { explain, passwordFile, prepareCluster } from './cluster.ts'
import { logLength, logSince } from './log.ts'
import type { Place } from './place.ts'
import { findPostmaster, isOurs, type Postmaster, startPostmaster, stopPostmaster } from './postmaster.ts'
import { type Programs, preparePrograms } from './programs.ts'

export type Phase =
  | { name: 'starting' }
  | { name: 'ready'; postmaster: Postmaster; adopted: boolean }
  | { name: 'failed'; sentence: string }

/** Temporary failures caused by another server, or by the children of a killed one. */
const passing = /pre-existing shared memory block|lock file ".*" already exists/
const patience = 30_000
/** How often a server may be killed while starting (by a person or for lack of memory). */
const mayBeKilled = 10

/**
 * Keeps PostgreSQL running: creates the cluster, adopts a server left by a killed guard, otherwise starts
 * one, and restarts it whenever it dies.
 * @param log the open log file, which the server also writes to
 * @param wanted returns false once the server must not be restarted
 * @throws a sentence when the first start fails; later failures are reported as a phase and retried
 */
export async function keepPostgres(
  place: Place,
  folder: string,
  log: number,
  tell: (phase: Phase) => void,
  wanted: () => boolean,
): Promise<void> {
  const programs = await preparePrograms(place)
  const left = findPostmaster(place)
  if (left && !existsSync(passwordFile(place))) await stopPostmaster(place, left.pid)
  if (!findPostmaster(place)) await prepareCluster(place, programs, folder)
  let wasReady = false
  for (let pause = 0; ; pause = Math.min(pause * 2 + 50, 5000)) {
    await sleep(pause)
    if (!wanted()) return
    if (wasReady && !existsSync(place.cluster)) throw new Error(`The database in ${place.home} was removed.`)
    tell({ name: 'starting' })
    try {
      const { postmaster, child } = await bringUp(place, programs, folder, log)
      tell({ name: 'ready', postmaster, adopted: child === undefined })
      wasReady = true
      const since = Date.now()
      await death(place, postmaster, child)
      console.log(`${new Date().toISOString()} guard: PostgreSQL (pid ${postmaster.pid}) is gone`)
      if (Date.now() - since > 10_000) pause = 0
    } catch (error) {
      if (!wasReady) throw error
      tell({ name: 'failed', sentence: (error as Error).message })
    }
  }
}

/** Waits until the server is ready, however long its recovery takes; fails when the server ends. */
async function bringUp(
  place: Place,
  programs: Programs,
  folder: string,
  log: number,
): Promise<{ postmaster: Postmaster; child: ChildProcess | undefined }> {
  const until = Date.now() + patience
  let child: ChildProcess | undefined
  let length = 0
  let killed = 0
  for (; ; await sleep(20)) {
    const postmaster = findPostmaster(place)
    if (postmaster?.status === 'ready') {
      return { postmaster, child: child?.pid === postmaster.pid ? child : undefined }
    }
    if (postmaster || (child && isRunning(child))) continue
    if (child) {
      const said = logSince(place, length)
      const wasKilled = child.signalCode !== null || said.includes('was terminated by signal')
      if (wasKilled) killed++
      const again = wasKilled ? killed < mayBeKilled : passing.test(said) && Date.now() < until
      if (!again) throw explain(place, new Error(said.trim() || 'it was killed while it started'))
      await sleep(100)
    }
    length = logLength(place)
    child = startPostmaster(place, programs, folder, log)
    child.on('error', (error) => console.log(`guard: ${error.message}`))
  }
}

const isRunning = (child: ChildProcess) =>
  child.pid !== undefined && child.exitCode === null && child.signalCode === null

/** Waits until a server ends: Node reports the end of our own child; an adopted server is polled. */
async function death(place: Place, { pid }: Postmaster, child: ChildProcess | undefined): Promise<void> {
  if (child) {
    if (isRunning(child)) await once(child, 'exit')
  } else {
    while (isOurs(place, pid)) await sleep(200)
  }
}
