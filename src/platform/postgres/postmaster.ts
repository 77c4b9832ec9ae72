import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { readdirSync, readlinkSync, realpathSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Place, readIfThere } from './place.ts'
import { environment, type Programs } from './programs.ts'

/** A running PostgreSQL server of our cluster. */
export type Postmaster = { pid: number; socketFolder: string; status: string }

export const port = 5432

/**
 * Settings for a small, durable server. Given on the command line, so that they belong to the program, not
 * the cluster.
 */
const settings = {
  listen_addresses: '',
  unix_socket_permissions: '0700',
  max_connections: '100',
  shared_buffers: '128MB',
  fsync: 'on',
  full_page_writes: 'on',
  synchronous_commit: 'on',
  password_encryption: 'scram-sha-256',
  random_page_cost: '1.1',
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_destination: 'stderr',
  logging_collector: 'off',
  log_line_prefix: '%m [%p] ',
  log_checkpoints: 'off',
  // On a Mac, fdatasync leaves data in the drive's cache.
  ...(process.platform === 'darwin' ? { wal_sync_method: 'fsync_writethrough' } : {}),
}

/** Starts a server in its own session, so that signals of a terminal or process group do not reach it. */
export function startPostmaster(
  place: Place,
  programs: Programs,
  socketFolder: string,
  log: number,
): ChildProcess {
  clearStale(place, socketFolder)
  const values = { ...settings, port, unix_socket_directories: `"${socketFolder.replaceAll('"', '""')}"` }
  const options = Object.entries(values).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  return spawn(join(programs.bin, 'postgres'), ['-D', place.cluster, ...options], {
    cwd: '/',
    env: environment,
    detached: true,
    stdio: ['ignore', log, log],
    ...programs.runAs,
  })
}

/** The server running on our cluster, whoever started it; undefined when its pid file names another process. */
export function findPostmaster(place: Place): Postmaster | undefined {
  const lines = readIfThere(join(place.cluster, 'postmaster.pid'))?.split('\n')
  const pid = Number(lines?.[0])
  if (!lines || !Number.isInteger(pid) || pid < 2 || !isOurs(place, pid)) return undefined
  return { pid, socketFolder: lines[4] ?? '', status: lines[7]?.trim() || 'starting' }
}

/**
 * Whether the process is alive and is a PostgreSQL on our cluster; a pid alone may belong to another process
 * by now.
 */
export function isOurs(place: Place, pid: number): boolean {
  try {
    // A server's working folder is its cluster; for a zombie the link cannot be read.
    if (process.platform === 'linux') return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(place.cluster)
    const options = { encoding: 'utf8' as const, stdio: 'pipe' as const }
    const command = execFileSync('ps', ['-ww', '-o', 'args=', '-p', String(pid)], options)
    return command.includes(`-D ${place.cluster} `)
  } catch {
    return false
  }
}

/** Stops a server with a fast shutdown, then harder signals if that takes too long; no data is lost. */
export async function stopPostmaster(place: Place, pid: number): Promise<void> {
  for (const [signal, seconds] of [
    ['SIGINT', 60],
    ['SIGQUIT', 10],
    ['SIGKILL', 10],
  ] as const) {
    try {
      process.kill(pid, signal)
    } catch {}
    for (const end = Date.now() + seconds * 1000; Date.now() < end; await sleep(20)) {
      if (!isOurs(place, pid)) return
    }
  }
}

/**
 * Removes leftovers of a dead server: its pid file when another process has the pid, its sockets, its busy
 * children.
 */
function clearStale(place: Place, socketFolder: string): void {
  for (const pid of leftovers(place)) {
    try {
      process.kill(pid, 'SIGKILL')
    } catch {}
  }
  const file = join(place.cluster, 'postmaster.pid')
  const pid = Number(readIfThere(file)?.split('\n')[0])
  // For a dead pid, PostgreSQL checks whether the shared memory is still used. An unrelated living process
  // would block it, so the file is removed.
  if (pid && isAlive(pid) && !isOurs(place, pid)) rmSync(file, { force: true })
  for (const name of [`.s.PGSQL.${port}`, `.s.PGSQL.${port}.lock`])
    rmSync(join(socketFolder, name), { force: true })
}

/**
 * Child processes in a long computation do not notice that their server died, and block the next one (Linux
 * only).
 */
function leftovers(place: Place): number[] {
  if (process.platform !== 'linux') return []
  return readdirSync('/proc')
    .map(Number)
    .filter((pid) => pid > 1 && isOurs(place, pid) && isPostgres(pid))
}

function isPostgres(pid: number): boolean {
  try {
    return /\/postgres( \(deleted\))?$/.test(readlinkSync(`/proc/${pid}/exe`))
  } catch {
    return false
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
