/** Stores an examined file together with the rows that describe it. */
import { rm } from 'node:fs/promises'
import type { Kysely, Transaction } from 'kysely'
import { deleteIfUnused, lockFile } from '../../content/media/files.ts'
import type { Tables } from '../../kernel/tables.ts'
import { notifyChange } from '../../platform/changes.ts'
import { keepReceived } from '../../platform/media/keep.ts'
import type { PictureWords } from '../pictures/metadata/read.ts'
import type { ExaminedFile } from './examine.ts'

/** Stores the file and its rows. When either fails, neither is kept. */
export async function storeFile<T>(
  { db, mediaDir }: { db: Kysely<Tables>; mediaDir: string },
  { path, stored: { file }, original }: ExaminedFile,
  write: (tx: Transaction<Tables>) => Promise<T>,
): Promise<T> {
  try {
    return await db.transaction().execute(async (tx) => {
      await lockFile(tx, file)
      await keepReceived(mediaDir, path, file)
      if (original) {
        await lockFile(tx, original.file)
        await keepReceived(mediaDir, original.path, original.file)
      }
      const output = await write(tx)
      await notifyChange(tx)
      return output
    })
  } catch (error) {
    for (const name of [file, original?.file])
      if (name) await deleteIfUnused(db, mediaDir, name).catch(() => {})
    throw error
  } finally {
    for (const temporary of [path, original?.path]) if (temporary) await rm(temporary, { force: true })
  }
}

/** Shortens metadata that is too long, so that the picture is still accepted. */
export const withinLimits = (words: PictureWords) => ({
  caption: (words.caption || words.headline).slice(0, 2_000),
  creditline: words.creditline.slice(0, 300),
  altText: words.altText.slice(0, 1_000),
  photographer: words.photographer.slice(0, 200),
  copyrightNotice: words.copyrightNotice.slice(0, 500),
  usageTerms: words.usageTerms.slice(0, 1_000),
  instructions: words.instructions.slice(0, 1_000),
  embargoedUntil: words.embargoedUntil,
  keywords: words.keywords,
  takenAt: words.takenAt,
  expiresAt: words.expiresAt,
})
