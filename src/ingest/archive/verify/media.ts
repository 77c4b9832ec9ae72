/** Compares the media files of an archive with those that are stored here, by their hashes. */
import type { Kysely } from 'kysely'
import { knownItems } from '../../../content/imports/items.ts'
import type { ImportSystem } from '../../../content/imports/tables.ts'
import type { Tables } from '../../../kernel/tables.ts'
import { hashFile } from '../../../platform/media/receive.ts'
import { pathOfAddress, pathsOf } from '../file-names.ts'
import type { ArchiveFile } from '../media-words.ts'
import type { Uploads } from '../uploads.ts'
import type { Explanations, Findings } from './findings.ts'

export interface MediaContext {
  db: Kysely<Tables>
  system: ImportSystem
  site: string
  /** Null when no folder of uploads was given: then only the items are compared. */
  uploads: Uploads | null
  findings: Findings
  explanations: Explanations
}

/** The hashes of the files that an attachment may be: its original, and the copies that stand for it. */
async function hashesOf(file: ArchiveFile, uploads: Uploads): Promise<Set<string>> {
  const path = file.file ?? pathOfAddress(file.address)
  const hashes = new Set<string>()
  for (const one of pathsOf(path, { original: file.original ?? null, isWhole: file.oldId !== null })) {
    const found = await uploads.find(one)
    if (found) hashes.add(await hashFile(found))
  }
  return hashes
}

/** Compares some files. */
export async function checkFiles(files: ArchiveFile[], type: string, context: MediaContext): Promise<void> {
  const { db, findings, explanations, uploads } = context
  const known = await knownItems(
    { db },
    context,
    files.map(({ oldId }) => ({ type, oldId: oldId! })),
  )
  const ids = [...known.values()].map(({ itemId }) => itemId)
  const rows =
    ids.length === 0
      ? []
      : await db
          .selectFrom('media')
          .select(['id', 'file', 'originalFile', 'removedAt', 'type'])
          .where('id', 'in', ids)
          .execute()
  const byId = new Map(rows.map((row) => [row.id, row]))
  for (const file of files) {
    const item = known.get(`${type}:${file.oldId}`)
    const row = item && byId.get(item.itemId)
    const reported = explanations.of(type, file.oldId!)
    const differs = (kind: string, because: string | null, detail = '') =>
      findings.differs({
        ...{ part: 'media files', kind, because, type, oldId: file.oldId!, detail },
        ...{ title: file.title ?? '', address: file.address },
      })
    if (!item || item.undoneAt || !row) {
      const because = item?.undoneAt
        ? 'the import was taken back'
        : item && !row
          ? 'the newsroom deleted it'
          : reported.size > 0
            ? [...reported].join('; ')
            : null
      differs('a media file that is not here', because)
      continue
    }
    if (row.removedAt) {
      differs('a media file that is not here', 'it was removed here for legal reasons')
      continue
    }
    const hashes = uploads ? await hashesOf(file, uploads) : new Set<string>()
    const stored = [row.file, row.originalFile].flatMap((name) => (name ? [name.slice(0, 64)] : []))
    if (hashes.size === 0 || stored.some((one) => hashes.has(one))) findings.equal('media files')
    else if (row.type === 'video' || row.type === 'audio')
      differs(
        'a file with other bytes',
        'where and with what it was recorded is removed from videos and audio',
      )
    else
      differs(
        'a file with other bytes',
        reported.size > 0 ? [...reported].join('; ') : null,
        stored.join(' '),
      )
  }
}
