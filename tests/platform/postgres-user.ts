/** Data folders, and programs that use them, for the tests of the embedded database. */
import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

type Event = {
  ready?: string
  notice?: string
  id?: number
  rows?: Record<string, unknown>[]
  error?: string
  closed?: true
  drained?: unknown[]
}

export type User = {
  process: ChildProcess
  events: Event[]
  /** Sends a line and waits for the next event of a kind. */
  ask<K extends keyof Event>(line: string, kind: K): Promise<NonNullable<Event[K]>>
  next<K extends keyof Event>(kind: K): Promise<NonNullable<Event[K]>>
}

const root = fileURLToPath(new URL('../..', import.meta.url))
const program = fileURLToPath(new URL('./postgres-program.ts', import.meta.url))
const brought = join(root, `node_modules/node-${process.platform}-${process.arch}/bin/node`)
const node = existsSync(brought) ? brought : process.execPath

const users: User[] = []
const folders: string[] = []

/** A data folder to be, in a folder that anybody (or, with 0700, only we) may enter. */
export function newDataDir(mode = 0o755, name = 'data'): string {
  const folder = mkdtempSync(join(tmpdir(), 'nashra-test-'))
  chmodSync(folder, mode)
  folders.push(folder)
  return join(folder, name)
}

export function startUser(dataDir: string): User {
  // In a process group of its own, as the shell starts it, for signals to the group.
  const child = spawn(node, ['--disable-warning=ExperimentalWarning', program, dataDir], {
    cwd: root,
    detached: true,
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  child.stdin.on('error', () => {})
  const events: Event[] = []
  createInterface({ input: child.stdout }).on('line', (line) => events.push(JSON.parse(line)))
  const user: User = {
    process: child,
    events,
    async ask(line, kind) {
      const seen = events.length
      child.stdin.write(`${line}\n`)
      return next(seen, kind)
    },
    next: (kind) => next(0, kind),
  }
  async function next<K extends keyof Event>(seen: number, kind: K): Promise<NonNullable<Event[K]>> {
    const find = () => events.slice(seen).find((event) => event[kind] !== undefined)?.[kind]
    return until(`${kind} of ${child.pid}`, find).catch((error: Error) => {
      throw new Error(`${error.message}; it said ${JSON.stringify(events.slice(seen).slice(-3))}`)
    })
  }
  users.push(user)
  return user
}

export async function until<T>(what: string, find: () => T | Promise<T>): Promise<NonNullable<T>> {
  for (const end = Date.now() + 30_000; Date.now() < end; await sleep(10)) {
    const found = await find()
    if (found !== undefined && found !== null && found !== false) return found
  }
  throw new Error(`Waited in vain for ${what}`)
}

export const guardPid = (where: string): number =>
  JSON.parse(readFileSync(join(where, 'guard.json'), 'utf8')).pid
export const postmasterPid = (where: string): number =>
  Number(readFileSync(join(where, 'cluster/postmaster.pid'), 'utf8').split('\n')[0])

/** The processes that have the cluster as their folder, or the guard's script and the data folder as arguments. */
export function processesOf(where: string, dataDir: string): number[] {
  return readdirSync('/proc')
    .map(Number)
    .filter((pid) => {
      try {
        const args = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')
        const isGuard = args.some((arg) => arg.endsWith('guard.ts')) && args.includes(dataDir)
        return isGuard || readlinkSync(`/proc/${pid}/cwd`).startsWith(where)
      } catch {
        return false
      }
    })
}

/** The processes on the cluster that no other one of them has started: servers, not their children. */
export function postmastersOf(where: string): number[] {
  const all = processesOf(join(where, 'cluster'), 'no guard')
  return all.filter((pid) => !all.includes(parentOf(pid)))
}

function parentOf(pid: number): number {
  try {
    return Number(/^PPid:\s*(\d+)$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1])
  } catch {
    return -1
  }
}

export function killUsers(): void {
  for (const { process: child } of users.splice(0)) child.kill('SIGKILL')
}

/** Ends what a failed test left, and removes its folders. */
export async function cleanUp(): Promise<void> {
  killUsers()
  for (const folder of folders.splice(0)) {
    const dataDir = join(folder, readdirSync(folder)[0] ?? 'data')
    const pointer = join(dataDir, 'postgres.place.json')
    const outside = existsSync(pointer) ? JSON.parse(readFileSync(pointer, 'utf8')).home : undefined
    const where = outside ?? join(dataDir, 'postgres')
    // Again and again: a guard may be starting a server at this very moment.
    await until('the end of all processes', () => {
      const left = processesOf(where, dataDir)
      for (const pid of left) {
        try {
          process.kill(pid, 'SIGKILL')
        } catch {}
      }
      return left.length === 0
    })
    if (outside) rmSync(outside, { recursive: true, force: true })
    rmSync(folder, { recursive: true, force: true })
  }
}
