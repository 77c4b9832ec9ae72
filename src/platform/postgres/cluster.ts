import { randomBytes } from 'node:crypto'
import {
  chownSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { type Place, readIfThere, writeAtomically } from './place.ts'
import { type Programs, run } from './programs.ts'

/** The only role and the only database of the cluster. */
export const role = 'nashra'

const drafts = 'cluster.new-'
/** Text search needs a UTF-8 ctype: with plain C it would keep Arabic punctuation in words. */
const ctypes = ['C.UTF-8', 'en_US.UTF-8', 'UTF-8']

export const passwordFile = (place: Place) => join(place.home, 'password')
export const clusterVersion = (place: Place) => readIfThere(join(place.cluster, 'PG_VERSION'))?.trim()

/**
 * Creates the cluster if needed, and ensures that its password is known. PostgreSQL must not be running on
 * it.
 * @param scratch a folder that only PostgreSQL's user and we may enter
 */
export async function prepareCluster(place: Place, programs: Programs, scratch: string): Promise<void> {
  for (const left of readdirSync(place.home)) {
    // A draft of a killed start. If its initdb is still writing, the next start removes it.
    if (left.startsWith(drafts)) removeQuietly(join(place.home, left))
  }
  const password = readIfThere(passwordFile(place))
  if (!existsSync(place.cluster)) {
    await createCluster(place, programs, scratch, password ?? newPassword(place))
    return
  }
  const version = clusterVersion(place)
  if (version === undefined) throw new Error(`${place.cluster} is not a database: move it away.`)
  if (version !== programs.major) {
    throw new Error(
      `The database in ${place.home} is of PostgreSQL ${version}, and this Nashra brings ${programs.major}: export it with the Nashra that wrote it, and import it here.`,
    )
  }
  if (password === undefined) {
    const fresh = randomBytes(24).toString('base64url')
    await single(programs, place.cluster, `ALTER ROLE ${role} PASSWORD '${fresh}'`)
    writeAtomically(passwordFile(place), fresh)
  }
}

/**
 * Builds the cluster in a draft folder and renames it when complete, so that a killed start leaves no
 * incomplete cluster.
 */
async function createCluster(
  place: Place,
  programs: Programs,
  scratch: string,
  password: string,
): Promise<void> {
  const draft = join(place.home, drafts + randomBytes(4).toString('hex'))
  const secret = join(scratch, 'secret')
  try {
    rmSync(secret, { force: true })
    writeFileSync(secret, password, { mode: 0o600, flag: 'wx' })
    giveTo(place, secret)
    await initdb(place, programs, draft, secret)
    await single(programs, draft, `CREATE DATABASE ${role}`)
    renameSync(draft, place.cluster)
    const folder = openSync(place.home, 'r')
    fsyncSync(folder)
    closeSync(folder)
  } catch (error) {
    removeQuietly(draft)
    throw explain(place, error as Error)
  } finally {
    rmSync(secret, { force: true })
  }
}

async function initdb(place: Place, programs: Programs, draft: string, secret: string): Promise<void> {
  for (const [index, ctype] of ctypes.entries()) {
    rmSync(draft, { recursive: true, force: true })
    mkdirSync(draft, { mode: 0o700 })
    giveTo(place, draft)
    const options = [`--username=${role}`, `--pwfile=${secret}`, '--auth=scram-sha-256', '--encoding=UTF8']
    const locale = ['--locale=C', `--lc-ctype=${ctype}`, '--text-search-config=simple', '--data-checksums']
    try {
      await run(programs, 'initdb', ['-D', draft, ...options, ...locale])
      return
    } catch (error) {
      const unknown = (error as Error).message.includes('invalid locale')
      if (!unknown || index === ctypes.length - 1) throw error
    }
  }
}

/** Runs one statement in PostgreSQL's single-user mode, which reports errors only in its output. */
async function single(programs: Programs, cluster: string, statement: string): Promise<void> {
  const said = await run(programs, 'postgres', ['--single', '-D', cluster, 'postgres'], `${statement};\n`)
  const error = said.split('\n').find((line) => /\b(ERROR|FATAL|PANIC):/.test(line))
  if (error) throw new Error(error)
}

/** Turns PostgreSQL's last output before a failed start into a sentence. */
export function explain(place: Place, error: Error): Error {
  if (/No space left on device|ENOSPC/.test(error.message)) {
    return new Error(`The disk of ${place.home} is full: the database cannot start.`)
  }
  const lines = error.message.split('\n')
  const telling = lines.find((line) => /error:|FATAL:|PANIC:|ERROR:/.test(line)) ?? lines.at(-1)
  return new Error(`The embedded database in ${place.home} cannot start: ${telling?.trim()}`)
}

function newPassword(place: Place): string {
  const password = randomBytes(24).toString('base64url')
  writeAtomically(passwordFile(place), password)
  return password
}

function giveTo({ runAs }: Place, path: string): void {
  if (runAs) chownSync(path, runAs.uid, runAs.gid)
}

function removeQuietly(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
  } catch {}
}
