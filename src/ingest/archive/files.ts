/** Takes the media files of an archive in, and remembers what each became. */
import { type KnownItem, knownItems, recordItems } from '../../content/imports/items.ts'
import { execute } from '../../kernel/run.ts'
import type { MediaType } from '../../values/media-type.ts'
import { pathOfAddress, pathsOf } from './file-names.ts'
import type { ArchiveMedia } from './media-files.ts'
import type { MediaIndex } from './media-index.ts'
import type { ArchiveFile } from './media-words.ts'
import type { ArchiveRun } from './run.ts'
import type { Uploads } from './uploads.ts'

export interface FileTaker {
  /** Takes files in; those that are missing are reported. */
  take(files: ArchiveFile[]): Promise<void>
  count: { found: number; kept: number; missing: number; undone: number }
}

export interface FileSources {
  media: ArchiveMedia | null
  /** In a trial: where the files would come from. */
  uploads: Uploads | null
  /** Where media are stored; null in a trial. */
  mediaDir: string | null
}

const most = 200
const endings: [RegExp, MediaType][] = [
  [/\.(mp4|m4v|webm|mov|mkv|avi|ogv)$/i, 'video'],
  [/\.(mp3|m4a|ogg|oga|wav|aac|flac|opus|wma)$/i, 'audio'],
  [/\.(pdf|docx?|xlsx?|pptx?|odt|ods|odp|csv|txt|rtf|zip)$/i, 'document'],
]
const typeOfName = (name: string): MediaType =>
  endings.find(([ending]) => ending.test(name))?.[1] ?? 'picture'

export function openFileTaker(
  run: ArchiveRun,
  { media, uploads }: FileSources,
  index: MediaIndex,
  type: string,
): FileTaker {
  const { db, system, site } = run
  const count = { found: 0, kept: 0, missing: 0, undone: 0 }
  const asked = new Set<string>()
  let trialId = 0

  const keyOf = ({ oldId, uri }: ArchiveFile) => oldId ?? uri
  const note = (file: ArchiveFile, kind: string, detail: string) =>
    run.note({ kind, detail, type, oldId: keyOf(file), title: file.title ?? '', address: file.address })

  /** A trial only looks whether the file is there. */
  async function look(file: ArchiveFile): Promise<void> {
    const path = file.file ?? pathOfAddress(file.address)
    const paths = pathsOf(path, { original: file.original ?? null, isWhole: file.oldId !== null })
    const found = uploads && (await Promise.all(paths.map((one) => uploads.find(one)))).some(Boolean)
    if (!found) {
      count.missing++
      return note(file, 'media file that is not in the folder of uploads', file.address)
    }
    count.kept++
    const type = typeOfName(path)
    index.add(Number(file.oldId) || 0, file.address, {
      ...{ id: ++trialId, type, caption: file.caption ?? '' },
      path: type === 'picture' ? null : `/media/${trialId}`,
    })
  }

  async function add(
    kept: { file: ArchiveFile; id: number; isNew: boolean; made: boolean }[],
  ): Promise<void> {
    if (kept.length === 0) return
    const rows = await db
      .selectFrom('media')
      .select(['id', 'type', 'file', 'caption'])
      .where('id', 'in', [...new Set(kept.map(({ id }) => id))])
      .execute()
    const byId = new Map(rows.map((row) => [row.id, row]))
    for (const { file, id } of kept) {
      const row = byId.get(id)
      if (!row) continue
      const ending = row.file?.split('.')[1]
      const path = row.type === 'picture' || !ending ? null : `/media/${id}/original.${ending}`
      index.add(Number(file.oldId) || 0, file.address, { id, type: row.type, path, caption: row.caption })
    }
    const fresh = kept.filter(({ isNew }) => isNew)
    await execute(db, run.actor, recordItems, {
      ...{ system, site, runId: run.runId },
      items: fresh.map(({ file, id, made }) => ({
        ...{ type, oldId: keyOf(file), uri: file.uri, address: file.address.slice(0, 4_000) },
        ...{ kind: 'media' as const, itemId: id, hash: 'media', made },
      })),
    })
  }

  async function takeBatch(files: ArchiveFile[]): Promise<void> {
    if (run.isTrial) {
      for (const file of files) await look(file)
      return
    }
    const known = await knownItems(
      { db },
      run,
      files.map((file) => ({ type, oldId: keyOf(file) })),
    )
    const ids = [...known.values()].map(({ itemId }) => itemId)
    const here = new Set(
      ids.length === 0
        ? []
        : (await db.selectFrom('media').select('id').where('id', 'in', ids).execute()).map(({ id }) => id),
    )
    const results = await Promise.all(
      files.map((file) => keepOne(file, known.get(`${type}:${keyOf(file)}`), here)),
    )
    await add(results.filter((one) => one !== null))
    await run.flush()
  }

  async function keepOne(file: ArchiveFile, before: KnownItem | undefined, here: Set<number>) {
    if (before?.undoneAt && !run.again) {
      count.undone++
      note(file, 'media files that were taken back before', file.address)
      return null
    }
    if (before && !before.undoneAt) {
      if (here.has(before.itemId)) {
        count.kept++
        return { file, id: before.itemId, isNew: false, made: false }
      }
      note(file, 'media files that were deleted here', file.address)
      return null
    }
    const result = (await media?.keep(file)) ?? {
      loss: { kind: 'media file that is missing', detail: file.address },
    }
    if ('loss' in result) {
      count.missing++
      note(file, result.loss.kind, result.loss.detail)
      return null
    }
    count.kept++
    for (const loss of result.losses) note(file, loss.kind, loss.detail)
    return { file, id: result.id, isNew: true, made: result.made }
  }

  return {
    count,
    async take(files) {
      const fresh = files.filter((file) => !asked.has(keyOf(file)))
      for (const file of fresh) asked.add(keyOf(file))
      count.found += fresh.length
      for (let at = 0; at < fresh.length && !run.signal?.aborted; at += most) {
        await takeBatch(fresh.slice(at, at + most))
        if (fresh.length > most)
          run.progress({ phase: 'media files', done: Math.min(at + most, fresh.length), total: fresh.length })
      }
    },
  }
}
