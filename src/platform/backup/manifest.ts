/** The manifest of a backup: its first entry, `manifest.json`. */
import { z } from 'zod'
import { BackupError } from './archive.ts'
import { sealing } from './sealed.ts'

/** Format 2: secrets are encrypted or omitted, and sessions and tokens are omitted. */
export const formatVersion = 2

const identifier = z.string().regex(/^[A-Za-z_][A-Za-z0-9_]{0,62}$/, 'is not the name of a table or column')

const manifest = z.object({
  format: z.union([z.literal(1), z.literal(formatVersion)]),
  createdAt: z.iso.datetime(),
  /** The versions of the program and of the server that wrote the backup. */
  nashra: z.string(),
  postgres: z.string(),
  /** The name of the last applied migration. */
  migration: z.string(),
  tables: z.array(
    z.object({ name: identifier, columns: z.array(identifier).min(1), rows: z.number().int().nonnegative() }),
  ),
  /** How the secrets are encrypted; null when the backup has none. */
  sealed: sealing.nullable().default(null),
  /** The next value of each sequence, as text because it may exceed the exact numbers of JSON readers. */
  sequences: z.array(z.object({ name: identifier, next: z.string().regex(/^-?\d{1,19}$/) })),
})

export type Manifest = z.infer<typeof manifest>

/**
 * Reads a manifest.
 * @throws BackupError with one sentence
 */
export function parseManifest(text: string): Manifest {
  let given: unknown
  try {
    given = JSON.parse(text)
  } catch {
    throw new BackupError('Its manifest cannot be read.')
  }
  const format = (given as { format?: unknown } | null)?.format
  if (typeof format === 'number' && format > formatVersion) {
    throw new BackupError(
      `It has format ${format} and this program reads formats up to ${formatVersion}: restore it with a newer version of Nashra.`,
    )
  }
  const parsed = manifest.safeParse(given)
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]!
  throw new BackupError(`Its manifest is not valid: ${issue.path.join('.')} ${issue.message}.`)
}
