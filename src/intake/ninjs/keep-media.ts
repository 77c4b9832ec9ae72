/** Media items of an import: found by their URI or made; their bytes are taken from files beside the import's. */
import { readFile, realpath, stat } from 'node:fs/promises'
import { dirname, resolve, sep } from 'node:path'
import type { Kysely } from 'kysely'
import type { Actor } from '../../content/actor.ts'
import { execute } from '../../content/command.ts'
import { addMedia, attachFile } from '../../content/media/write.ts'
import type { Tables } from '../../content/tables.ts'
import { originalPath } from '../../platform/media/store.ts'
import { PictureError } from '../pictures/refusal.ts'
import { storePicture } from '../pictures/store.ts'
import type { MediaDraft } from './media.ts'

const largestFile = 200 * 1024 * 1024
const videoTypes: Record<string, string> = { mp4: 'video/mp4', webm: 'video/webm', mov: 'video/quicktime' }

export interface MediaKeeper {
  /** The id of the media item; `note` is told what could not be taken. */
  keep(draft: MediaDraft, note: (sentence: string) => void): Promise<number>
}

export function openMediaKeeper(options: {
  db: Kysely<Tables>
  actor: Actor
  importFile: string
  mediaDir: string
}): MediaKeeper {
  const { db, actor, importFile, mediaDir } = options
  const folder = dirname(resolve(importFile))

  /** A file beside the import's, or below its folder; never one elsewhere, whatever the address says. */
  async function besides(href: string): Promise<string | null> {
    if (/^[a-z][a-z0-9+.-]*:|^[/\\]/i.test(href)) return null
    const decoded = href
      .split(/[?#]/)[0]!
      .replace(/(?:%[0-9a-f]{2})+/gi, (bytes) => Buffer.from(bytes.replaceAll('%', ''), 'hex').toString())
    const [path, home] = await Promise.all([
      realpath(resolve(folder, decoded)).catch(() => null),
      realpath(folder),
    ])
    return path?.startsWith(home.endsWith(sep) ? home : home + sep) ? path : null
  }

  async function pictureOf({ hrefs, file }: MediaDraft, note: (sentence: string) => void) {
    const stored =
      file && (await stat(originalPath(mediaDir, file)).catch(() => null))
        ? originalPath(mediaDir, file)
        : null
    const local = stored ? [stored] : (await Promise.all(hrefs.map(besides))).filter((path) => path !== null)
    for (const path of local) {
      const size = (await stat(path)).size
      if (size > largestFile)
        note(`the picture ${path} is larger than ${largestFile / 1024 / 1024} MB and was left out`)
      else {
        try {
          const {
            file: name,
            contentType,
            width,
            height,
            sizeInBytes,
          } = await storePicture({ mediaDir, bytes: await readFile(path) })
          return { file: name, contentType, width, height, sizeInBytes }
        } catch (error) {
          if (!(error instanceof PictureError)) throw error
          note(`the picture ${path} was left out: ${error.message}`)
        }
      }
    }
    return null
  }

  /** A video's bytes are not read here: it has them when they are in the media folder already. */
  async function videoOf({ file }: MediaDraft) {
    const contentType = videoTypes[file?.split('.')[1] ?? '']
    const found = file && contentType ? await stat(originalPath(mediaDir, file)).catch(() => null) : null
    return found ? { file, contentType, sizeInBytes: found.size } : null
  }

  async function keep(draft: MediaDraft, note: (sentence: string) => void): Promise<number> {
    const known = await db
      .selectFrom('media')
      .select(['id', 'file'])
      .where('uri', '=', draft.uri)
      .executeTakeFirst()
    if (known?.file) return known.id
    const stored = draft.type === 'video' ? await videoOf(draft) : await pictureOf(draft, note)
    const { hrefs: _, file: __, poster, durationSeconds, type, ...described } = draft
    if (known) {
      if (stored) await execute(db, actor, attachFile, { id: known.id, type, durationSeconds, ...stored })
      return known.id
    }
    const posterId = poster ? await keep(poster, note) : null
    const made = await execute(db, actor, addMedia, {
      ...described,
      type,
      durationSeconds,
      ...stored,
      posterId,
    })
    return made.id
  }
  return { keep }
}
