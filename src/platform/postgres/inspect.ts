import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { clusterVersion } from './cluster.ts'
import { meetGuard, onLine } from './meeting.ts'
import { findPlace } from './place.ts'
import { findPostmaster } from './postmaster.ts'

export type Inspection = {
  where: string
  /** The major version of the cluster. */
  version: string
  running: boolean
  /** The process ids of its users. */
  users: number[]
  /** Whether an earlier guard started the server. */
  adopted: boolean
  sizeBytes: number
}

/**
 * Inspects the embedded database of a data folder without starting or changing anything; undefined when there
 * is none.
 */
export async function inspectEmbedded(dataDir: string): Promise<Inspection | undefined> {
  let place: ReturnType<typeof findPlace>
  try {
    place = findPlace(dataDir)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
  const version = clusterVersion(place)
  if (version === undefined) return undefined
  const { users, adopted } = await ask(await meetGuard(place))
  const running = findPostmaster(place)?.status === 'ready'
  return { where: place.home, version, running, users, adopted, sizeBytes: await sizeOf(place.cluster) }
}

type Answer = { users: number[]; adopted: boolean }

function ask(guard: Awaited<ReturnType<typeof meetGuard>>): Promise<Answer> {
  return new Promise((resolve) => {
    if (!guard) return resolve({ users: [], adopted: false })
    guard.on('close', () => resolve({ users: [], adopted: false }))
    guard.setTimeout(5000, () => guard.destroy())
    onLine(guard, (line) => resolve(JSON.parse(line) as Answer))
    guard.write('inspect\n')
  })
}

/** The size of the files below a folder, in bytes; files that vanish meanwhile do not count. */
async function sizeOf(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const sizes = entries
    .filter((entry) => entry.isFile())
    .map((entry) =>
      stat(join(entry.parentPath, entry.name)).then(
        (found) => found.size,
        () => 0,
      ),
    )
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0)
}
