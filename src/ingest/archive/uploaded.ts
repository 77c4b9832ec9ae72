/** The files of archives that were uploaded in the newsroom, and the job that tries or imports them. */
import { readdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Kysely } from 'kysely'
import { mappingShape } from '../../content/imports/mapping.ts'
import {
  importJob,
  importPayload,
  noteUpload,
  readUpload,
  undoJob,
  undoPayload,
} from '../../content/imports/uploads.ts'
import { loadSwitches } from '../../content/modules/switch.ts'
import { system } from '../../kernel/actor.ts'
import { execute } from '../../kernel/run.ts'
import type { Tables } from '../../kernel/tables.ts'
import type { Work } from '../../platform/jobs.ts'
import { receive } from '../../platform/media/receive.ts'
import { makeFolder } from '../../platform/media/store.ts'
import type { Outbound } from '../../platform/outbound.ts'
import { archiveSystems, importArchive } from './import.ts'
import { SourceError } from './run.ts'
import { undoImport } from './undo.ts'

const gigabyte = 1024 ** 3
/** The largest file of an archive, and the most files of one. */
export const largestUpload = 20 * gigabyte
export const mostUploadedFiles = 200
/** An export of the plugin Redirection, or the redirects of Ghost. */
const redirectFile = /redirect.*\.(csv|ya?ml|json)$/i
const progressMs = 1_000

export interface UploadedFile {
  name: string
  /** In bytes. */
  size: number
}

const folderOf = (mediaDir: string, id: number) => join(mediaDir, 'archives', String(id))

/** The last part of a name, without characters that file systems or terminals take for something else. */
export function fileName(given: string): string {
  const last = given.toWellFormed().normalize('NFC').split(/[/\\]/).at(-1) ?? ''
  const clean = last.replace(/[\p{Cc}\p{Cf}]/gu, '').replace(/^\.+/, '')
  const extension = /\.[a-z0-9]{1,5}(\.gz)?$/i.exec(clean)?.[0] ?? ''
  return `${clean.slice(0, clean.length - extension.length).slice(0, 60) || 'archive'}${extension}`
}

/** In the order of their names. */
export async function uploadedFiles(mediaDir: string, id: number): Promise<UploadedFile[]> {
  const folder = folderOf(mediaDir, id)
  const names = await readdir(folder).catch(() => [])
  const sizes = await Promise.all(names.map(async (name) => (await stat(join(folder, name))).size))
  return names.map((name, at) => ({ name, size: sizes[at]! })).sort((a, b) => (a.name < b.name ? -1 : 1))
}

/** Keeps a file with an archive; one of the same name is replaced. @throws TooLarge */
export async function keepUploadedFile(
  mediaDir: string,
  id: number,
  name: string,
  body: ReadableStream<Uint8Array>,
): Promise<UploadedFile> {
  const { path, size } = await receive(mediaDir, body, 1, () => largestUpload)
  const folder = folderOf(mediaDir, id)
  await makeFolder(folder)
  await rename(path, join(folder, name))
  return { name, size }
}

export const deleteUploadedFiles = (mediaDir: string, id: number): Promise<void> =>
  rm(folderOf(mediaDir, id), { recursive: true, force: true })

interface Place {
  db: Kysely<Tables>
  mediaDir: string
  outbound: Outbound
}

const actor = system('import')

/** The jobs, by name. They may be repeated: what was interrupted continues. */
export const importTasks = ({ db, mediaDir, outbound }: Place): Record<string, Work> => ({
  async [undoJob](payload) {
    const { runId } = undoPayload.parse(payload)
    await undoImport({ db, actor, mediaDir, runId, progress() {} })
  },
  async [importJob](payload, signal) {
    const { uploadId, trial } = importPayload.parse(payload)
    const upload = await readUpload(db, uploadId)
    const known = archiveSystems.find((one) => one === upload?.system)
    if (!upload || !known) return
    const note = (noted: object) => execute(db, actor, noteUpload, { id: uploadId, ...noted })
    let notedAt = 0
    try {
      await loadSwitches(db)
      const mapping = upload.mapping ? mappingShape.parse(upload.mapping) : undefined
      const redirects = (await uploadedFiles(mediaDir, uploadId))
        .filter(({ name }) => redirectFile.test(name))
        .map(({ name }) => join(folderOf(mediaDir, uploadId), name))
      const result = await importArchive({
        ...{ db, mediaDir, system: known, paths: [folderOf(mediaDir, uploadId)], trial, outbound, signal },
        ...{ mapping, again: false, redirects },
        onBegin: (runId) => void (runId > 0 && note({ runId }).catch(() => {})),
        onProgress(progress) {
          if (Date.now() - notedAt < progressMs) return
          notedAt = Date.now()
          // Only for the screen: the import goes on without it.
          note({ progress: { ...progress } }).catch(() => {})
        },
      })
      if (trial) await note({ state: 'tried', trial: { ...result.report }, mapping: { ...result.mapping } })
      else if (result.report.run) await note({ state: 'finished', runId: result.report.run })
    } catch (error) {
      if (signal.aborted) throw error
      const isOfSource = error instanceof SourceError
      await note({ state: 'failed', problem: isOfSource ? error.message.slice(0, 2_000) : 'failed' })
      if (!isOfSource) throw error
    }
  },
})
