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

/** What another server, or the children of a killed one, leave for a moment. */
const passing = /pre-existing shared memory block|lock file ".*" already exists/
const patience = 30_000
/** How often a server may be killed (by a person, or for want of memory) while it starts. */
const mayBeKilled = 10

/**
 * Keeps PostgreSQL running on the place: makes the cluster, adopts a server that a killed guard left, starts
 * one where there is none, and again whenever it dies.
 * @param log the open log, which the server writes to as well
 * @param wanted false once a server that ends is not to be started again
 * @throws a sentence when the first start fails; later failures are told as a phase, and tried again
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

/** Waits until a server is ready: as long as its recovery takes, but not for one that gives up. */
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

/** Waits for the end of a server: our child tells us, an adopted one has to be looked at. */
async function death(place: Place, { pid }: Postmaster, child: ChildProcess | undefined): Promise<void> {
  if (child) {
    if (isRunning(child)) await once(child, 'exit')
  } else {
    while (isOurs(place, pid)) await sleep(200)
  }
}
