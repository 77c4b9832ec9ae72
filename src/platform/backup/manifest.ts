/** What a backup says of itself: its first entry, `manifest.json`. */
import { z } from 'zod'
import { BackupError } from './archive.ts'

export const formatVersion = 1

const identifier = z.string().regex(/^[A-Za-z_][A-Za-z0-9_]{0,62}$/, 'is not the name of a table or column')

const manifest = z.object({
  format: z.literal(formatVersion),
  createdAt: z.iso.datetime(),
  /** The version of the program and of the server that wrote it. */
  nashra: z.string(),
  postgres: z.string(),
  /** The name of the last migration that the schema had. */
  migration: z.string(),
  tables: z.array(
    z.object({ name: identifier, columns: z.array(identifier).min(1), rows: z.number().int().nonnegative() }),
  ),
  /** The number that each sequence gives next, in text: it may be larger than what JSON's readers hold exactly. */
  sequences: z.array(z.object({ name: identifier, next: z.string().regex(/^-?\d{1,19}$/) })),
})

export type Manifest = z.infer<typeof manifest>

/** Reads a manifest. @throws BackupError of one sentence */
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
