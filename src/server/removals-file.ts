/**
 * The list of legal removals in a file next to the data, `removals.jsonl`: ids and hashes, no text. A restore
 * applies it to the backup's content. The file is only appended to, and synced before a removal counts as
 * stored.
 */
import { mkdir, open, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Kysely } from 'kysely'
import { z } from 'zod'
import { type Removal, readRemovals } from '../content/removals.ts'
import type { Tables } from '../kernel/tables.ts'
import { syncFolder } from '../platform/backup/archive.ts'

const hash = z.string().regex(/^[0-9a-f]{64}$/)
const lineShape = z.object({
  kind: z.enum(['article', 'coverage', 'entry', 'comment', 'reader', 'media']),
  refId: z.number().int().positive(),
  identity: hash,
  hashes: z.array(hash),
  at: z.coerce.date(),
})

export const removalsFile = (dataDir: string): string => join(dataDir, 'removals.jsonl')

/**
 * The removals in the file; null when it does not exist. A line cut short by a crash is skipped, and added
 * again later.
 */
export async function readRemovalsFile(dataDir: string): Promise<Removal[] | null> {
  const text = await readFile(removalsFile(dataDir), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw error
  })
  if (text === null) return null
  return text.split('\n').flatMap((line) => {
    try {
      return [lineShape.parse(JSON.parse(line))]
    } catch {
      return []
    }
  })
}

const nameOf = ({ kind, identity }: Pick<Removal, 'kind' | 'identity'>) => `${kind} ${identity}`

/**
 * Adds the removals of the database that the file lacks. Doing this twice, in any process, has the same
 * effect as once.
 */
export async function keepRemovalsFile(db: Kysely<Tables>, dataDir: string): Promise<void> {
  const removals = await readRemovals(db)
  if (removals.length === 0) return
  const known = new Set((await readRemovalsFile(dataDir))?.map(nameOf))
  const fresh = removals.filter((removal) => !known.has(nameOf(removal)))
  if (fresh.length === 0) return
  await mkdir(dataDir, { recursive: true, mode: 0o700 })
  const handle = await open(removalsFile(dataDir), 'a', 0o600)
  try {
    // Starts with a line feed, in case the last line was cut short.
    await handle.appendFile(fresh.map((removal) => `\n${JSON.stringify(removal)}`).join(''))
    await handle.sync()
  } finally {
    await handle.close()
  }
  await syncFolder(dataDir)
}
