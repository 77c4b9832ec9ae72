import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync } from 'node:fs'
import type { Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { logOf, logSince, openLog } from './log.ts'
import { meetGuard, onLine } from './meeting.ts'
import type { Place } from './place.ts'

/** A user's connection to the guard, and the folder of PostgreSQL's socket. */
export type Hold = { guard: Socket; socketFolder: string }

const patience = 60_000

/** Becomes a user of the database, through the running guard or a new one. */
export async function holdDatabase(place: Place, guardScript: string): Promise<Hold> {
  let child: ChildProcess | undefined
  for (let until = Date.now() + patience; Date.now() < until; await sleep(25)) {
    const guard = await meetGuard(place)
    const socketFolder = guard && (await whenReady(guard))
    if (guard && socketFolder) return { guard, socketFolder }
    if (guard) {
      until = Date.now() + patience // there was a guard, and it is stopping
    } else if (child?.exitCode === 1) {
      throw new Error(lastWords(place))
    } else if (!child || child.exitCode !== null || child.signalCode !== null) {
      child = startGuard(place, guardScript)
    }
  }
  throw new Error(`The guard of the database in ${place.home} does not answer; see ${logOf(place)}.`)
}

function startGuard(place: Place, guardScript: string): ChildProcess {
  const log = openLog(place)
  const { NODE_OPTIONS: _, ...env } = process.env // no debugger and no loader of ours
  const args = ['--disable-warning=ExperimentalWarning', guardScript, place.dataDir]
  // Detached, in its own session, so that signals to our terminal or process group do not reach it.
  const child = spawn(process.execPath, args, { cwd: '/', env, detached: true, stdio: ['ignore', log, log] })
  child.on('error', () => {}) // treated like an exit
  child.unref()
  closeSync(log)
  return child
}

/** Waits for the folder of PostgreSQL's socket (a recovery may take long); undefined when the guard ends. */
function whenReady(guard: Socket): Promise<string | undefined> {
  return new Promise((resolve, reject) => {
    const silence = setTimeout(() => guard.destroy(), patience)
    guard.on('close', () => {
      clearTimeout(silence)
      resolve(undefined)
    })
    onLine(guard, (line) => {
      clearTimeout(silence)
      const [, word, rest] = /^(\w+) ?(.*)$/.exec(line) ?? []
      if (word === 'ready') resolve(rest)
      if (word === 'failed') {
        guard.destroy()
        reject(new Error(rest))
      }
    })
    guard.write(`hold ${process.pid}\n`)
  })
}

function lastWords(place: Place): string {
  const last = logSince(place, 0)
    .trimEnd()
    .split('\n')
    .findLast((line) => line.includes(' guard ('))
  return (
    last?.replace(/^.*? guard \(\d+\): /, '') ??
    `The guard of the database did not start; see ${logOf(place)}.`
  )
}
