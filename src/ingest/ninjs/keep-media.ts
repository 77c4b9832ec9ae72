/** Finds or creates the media items of an import. Reads files only from the import's folder. */
import { createReadStream } from 'node:fs'
import { lstat, open, readFile, realpath, rm, stat } from 'node:fs/promises'
import { dirname, join, resolve, sep } from 'node:path'
import type { Kysely } from 'kysely'
import { addMedia, attachFile } from '../../content/media/write.ts'
import type { Actor } from '../../kernel/actor.ts'
import { CommandError } from '../../kernel/command.ts'
import { execute } from '../../kernel/run.ts'
import type { Tables } from '../../kernel/tables.ts'
import { keepReceived } from '../../platform/media/keep.ts'
import { hashFile, receive, TooLarge } from '../../platform/media/receive.ts'
import { originalPath } from '../../platform/media/store.ts'
import { createTurn } from '../../platform/media/turn.ts'
import type { MediaType } from '../../values/media-type.ts'
import { documentTypes, readDocument } from '../documents/read.ts'
import { heicAsJpeg } from '../pictures/heic/as-jpeg.ts'
import { headLength, isDocument, isSound, isVideo, type Kind, kindOf } from '../pictures/kind.ts'
import type { PictureWords } from '../pictures/metadata/read.ts'
import { nowhere } from '../pictures/read.ts'
import { PictureError } from '../pictures/refusal.ts'
import { storePicture } from '../pictures/store.ts'
import { blankPersonal, readVideo } from '../pictures/video.ts'
import { readSound, soundTypes } from '../sounds/read.ts'
import type { Note } from './losses.ts'
import type { MediaDraft } from './media.ts'

const largestPicture = 200 * 1024 * 1024
const largestVideo = 2048 * 1024 * 1024
const largestSound = 500 * 1024 * 1024
const largestDocument = 50 * 1024 * 1024
/** The types of stored files that are not pictures, by extension. */
const storedTypes: Partial<Record<MediaType, Record<string, string>>> = {
  video: { mp4: 'video/mp4', webm: 'video/webm', mov: 'video/quicktime' },
  audio: soundTypes,
  document: documentTypes,
}

interface StoredFile {
  file: string
  originalFile?: string
  contentType: string
  width?: number | null
  height?: number | null
  sizeInBytes: number
  durationSeconds?: number | null
  /** Those that are embedded in a picture. */
  instructions?: string
  embargoedUntil?: Date | null
}

export interface MediaKeeper {
  /** The id of the media item; null when it is refused. `note` receives what could not be read or found. */
  keep(draft: MediaDraft, note: Note): Promise<number | null>
}

const isBelow = (path: string, folder: string) =>
  path.startsWith(folder.endsWith(sep) ? folder : folder + sep)
const isOnTheNet = (href: string) => /^[a-z][a-z0-9+.-]*:|^\/\//i.test(href)

/**
 * A file in the import's folder or below; never elsewhere, whatever the address. A media folder may be a
 * symbolic link.
 */
async function besides(folder: string, href: string): Promise<string | null> {
  if (isOnTheNet(href) || /^[/\\]/.test(href)) return null
  const decoded = href
    .split(/[?#]/)[0]!
    .replace(/(?:%[0-9a-f]{2})+/gi, (bytes) => Buffer.from(bytes.replaceAll('%', ''), 'hex').toString())
  if (decoded.includes('\0')) return null
  const requested = resolve(folder, decoded)
  const path = await realpath(requested).catch(() => null)
  if (!path || !isBelow(requested, folder) || !(await stat(path)).isFile()) return null
  const [first, ...rest] = requested.slice(folder.length).split(sep).filter(Boolean)
  const top = join(folder, first!)
  const isLinked = rest.length > 0 && (await lstat(top)).isSymbolicLink()
  const home = await realpath(isLinked ? top : folder)
  return isBelow(path, home) ? path : null
}

async function kindAt(path: string): Promise<Kind> {
  const head = Buffer.alloc(headLength)
  const handle = await open(path)
  const { bytesRead } = await handle.read(head, 0, headLength, 0).finally(() => handle.close())
  return kindOf(head.subarray(0, bytesRead))
}

/** The usage instructions embedded in a file. */
const requested = ({
  instructions,
  embargoedUntil,
}: Pick<PictureWords, 'instructions' | 'embargoedUntil'>) => ({
  instructions: instructions.slice(0, 1_000),
  embargoedUntil,
})

const inTurn = createTurn()

export function openMediaKeeper(options: {
  db: Kysely<Tables>
  actor: Actor
  importFile: string
  mediaDir: string
}): MediaKeeper {
  const { db, actor, importFile, mediaDir } = options
  const folder = dirname(resolve(importFile))

  /** An original that is already in the media folder. */
  async function originalOf({ file }: MediaDraft): Promise<{ path: string; size: number } | null> {
    const path = file && originalPath(mediaDir, file)
    const found = path ? await stat(path).catch(() => null) : null
    return found && path ? { path, size: found.size } : null
  }

  async function pictureAt(path: string) {
    if ((await stat(path)).size > largestPicture)
      throw new PictureError('broken', `it is larger than ${largestPicture / 1024 / 1024} MB`)
    if ((await kindAt(path)) === 'heic') return heicAt(path)
    const stored = await storePicture({ mediaDir, bytes: await readFile(path) })
    const { file, contentType, width, height, sizeInBytes } = stored
    return { file, contentType, width, height, sizeInBytes, ...requested(stored) }
  }

  /** Copied first: the JPEG is written next to the copy, and both are stored. */
  async function heicAt(path: string) {
    const received = await receive(mediaDir, createReadStream(path), headLength, () => largestPicture)
    try {
      const { made, facts, words } = await inTurn(() => heicAsJpeg(received.path, nowhere))
      const { contentType, ending, width, height } = facts
      const [file, originalFile] = [`${made.sha256}.${ending}`, `${received.sha256}.heic`]
      try {
        await keepReceived(mediaDir, made.path, file)
        await keepReceived(mediaDir, received.path, originalFile)
      } finally {
        await rm(made.path, { force: true })
      }
      return { file, originalFile, contentType, width, height, sizeInBytes: made.size, ...requested(words) }
    } finally {
      await rm(received.path, { force: true })
    }
  }

  /** Copied first, because personal metadata is removed from the copy. */
  async function videoAt(path: string) {
    const kind = await kindAt(path)
    if (!isVideo(kind)) throw new PictureError('not-a-picture', 'it is neither MP4 nor WebM')
    const received = await receive(mediaDir, createReadStream(path), headLength, () => largestVideo)
    try {
      const facts = await readVideo(received.path, kind)
      const hash = (await blankPersonal(received.path, facts))
        ? await hashFile(received.path)
        : received.sha256
      const file = `${hash}.${kind}`
      await keepReceived(mediaDir, received.path, file)
      const { contentType, width, height, durationSeconds } = facts
      return { file, contentType, width, height, sizeInBytes: received.size, durationSeconds }
    } finally {
      await rm(received.path, { force: true })
    }
  }

  async function soundAt(path: string) {
    const found = await kindAt(path)
    // MP4 with sound only.
    const kind = found === 'mp4' ? 'm4a' : found
    if (!isSound(kind)) throw new PictureError('not-a-picture', 'it is not MP3, M4A, AAC, Ogg or WAV')
    const received = await receive(mediaDir, createReadStream(path), headLength, () => largestSound)
    try {
      const facts = await readSound(received.path, kind)
      const hash = (await blankPersonal(received.path, facts))
        ? await hashFile(received.path)
        : received.sha256
      const file = `${hash}.${facts.ending}`
      await keepReceived(mediaDir, received.path, file)
      const { contentType, durationSeconds } = facts
      return { file, contentType, sizeInBytes: received.size, durationSeconds }
    } finally {
      await rm(received.path, { force: true })
    }
  }

  async function documentAt(path: string) {
    const kind = await kindAt(path)
    if (!isDocument(kind)) throw new PictureError('not-a-picture', 'it is not PDF, DOCX, XLSX, PPTX or CSV')
    const received = await receive(mediaDir, createReadStream(path), headLength, () => largestDocument)
    try {
      const { contentType, ending } = await readDocument(received.path, kind)
      const file = `${received.sha256}.${ending}`
      await keepReceived(mediaDir, received.path, file)
      return { file, contentType, sizeInBytes: received.size }
    } finally {
      await rm(received.path, { force: true })
    }
  }

  const readers = { picture: pictureAt, video: videoAt, audio: soundAt, document: documentAt }

  async function fileOf(draft: MediaDraft, note: Note): Promise<StoredFile | null> {
    const { type, hrefs, uri } = draft
    const original = await originalOf(draft)
    if (original && type !== 'picture') {
      const contentType = storedTypes[type]?.[draft.file!.split('.')[1]!]
      if (contentType) return { file: draft.file!, contentType, sizeInBytes: original.size }
    } else if (original) return pictureAt(original.path)
    let failure = ''
    for (const href of hrefs) {
      const path = await besides(folder, href)
      if (!path) continue
      try {
        return await readers[type](path)
      } catch (error) {
        if (!(error instanceof PictureError || error instanceof TooLarge)) throw error
        failure ||= `${href}: ${error.message}`
      }
    }
    if (failure) {
      note(`${type}s whose file cannot be taken`, failure)
      return null
    }
    const local = hrefs.find((href) => !isOnTheNet(href))
    if (local !== undefined) note(`${type}s whose file is not in the import's folder`, local)
    else if (hrefs.length > 0) note(`${type}s on the web, which are not downloaded`, hrefs[0])
    else note(`${type}s without a file`, uri)
    return null
  }

  const isTakenBack = async (uri: string): Promise<boolean> =>
    (await db.selectFrom('stoppedItems').select('uri').where('uri', '=', uri).executeTakeFirst()) !==
    undefined

  /** Refuses media that were legally removed or withdrawn before; the article is imported without them. */
  async function keep(draft: MediaDraft, note: Note): Promise<number | null> {
    try {
      return await keepItem(draft, note)
    } catch (error) {
      if (!(error instanceof CommandError) || error.reason !== 'conflict') throw error
      note(`${draft.type}s that are refused`, `${draft.uri}: ${error.message}`)
      return null
    }
  }

  async function keepItem(draft: MediaDraft, note: Note): Promise<number> {
    const known = await db
      .selectFrom('media')
      .select(['id', 'file'])
      .where('uri', '=', draft.uri)
      .executeTakeFirst()
    if (known?.file) return known.id
    if (!known && (await isTakenBack(draft.uri)))
      throw new CommandError('conflict', 'Its source has withdrawn it.')
    const stored = await fileOf(draft, note)
    const { hrefs: _, file: __, poster, durationSeconds, type, ...described } = draft
    if (known) {
      if (stored) await execute(db, actor, attachFile, { id: known.id, type, durationSeconds, ...stored })
      return known.id
    }
    // The file's own instructions apply when the item has none.
    const posterId = poster ? await keep(poster, note) : null
    const made = await execute(db, actor, addMedia, {
      ...described,
      type,
      durationSeconds,
      ...stored,
      instructions: described.instructions || (stored?.instructions ?? ''),
      embargoedUntil: described.embargoedUntil ?? stored?.embargoedUntil ?? null,
      posterId,
    })
    return made.id
  }
  return { keep }
}
