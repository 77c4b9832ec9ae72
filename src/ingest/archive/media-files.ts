/**
 * Keeps the media files of an archive: pictures, videos, audio and documents, by what their bytes are. They come from
 * the folder of uploads, or from the old site where that is allowed.
 */
import { createReadStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import type { Kysely } from 'kysely'
import { agencyNamed } from '../../content/media/agency.ts'
import { mediaWithFile } from '../../content/media/library.ts'
import { addMedia, attachFile } from '../../content/media/write.ts'
import type { Actor } from '../../kernel/actor.ts'
import { CommandError } from '../../kernel/command.ts'
import { perform } from '../../kernel/run.ts'
import type { Tables } from '../../kernel/tables.ts'
import { findFfmpeg } from '../../platform/media/ffmpeg.ts'
import { receive, TooLarge } from '../../platform/media/receive.ts'
import type { Outbound } from '../../platform/outbound.ts'
import { type ExaminedFile, examineFile, limitOf } from '../files/examine.ts'
import { storeFile } from '../files/store.ts'
import { headLength, type Kind, kindOf } from '../pictures/kind.ts'
import { nowhere } from '../pictures/read.ts'
import { PictureError } from '../pictures/refusal.ts'
import { pathOfAddress, pathsOf } from './file-names.ts'
import type { Loss } from './loss.ts'
import { type ArchiveFile, describeFile, lossesOfFile } from './media-words.ts'
import { openOldSite } from './old-site.ts'
import { openUploads } from './uploads.ts'

/** `made`: the item is new, so that taking the import back takes it too. */
export type KeptFile = { id: number; made: boolean; losses: Loss[] } | { loss: Loss }

export interface ArchiveMedia {
  /** Keeps a file and returns its media item. May be called for many files at once; some are handled at a time. */
  keep(file: ArchiveFile): Promise<KeptFile>
}

export interface ArchiveMediaOptions {
  db: Kysely<Tables>
  actor: Actor
  mediaDir: string
  /** The folder of uploads. */
  uploads?: string
  /** The address of the old site. */
  site: string
  /** Fetches missing files from the old site; null fetches nothing. */
  outbound: Outbound | null
  signal: AbortSignal
}

const mostAtOnce = 4

/** Lets a few tasks run at a time. */
function createGate(most: number) {
  const waiting: (() => void)[] = []
  let running = 0
  return async <T>(task: () => Promise<T>): Promise<T> => {
    if (running >= most) await new Promise<void>((resolve) => waiting.push(resolve))
    else running++
    try {
      return await task()
    } finally {
      const next = waiting.shift()
      if (next) next()
      else running--
    }
  }
}

/** @throws Error when the folder of uploads is none */
export async function openArchiveMedia(options: ArchiveMediaOptions): Promise<ArchiveMedia> {
  const { db, actor, mediaDir, site, outbound, signal } = options
  const uploads = options.uploads === undefined ? null : await openUploads(options.uploads)
  const oldSite = outbound && openOldSite(outbound, site, signal)
  const hasFfmpeg = (await findFfmpeg()) !== null
  const inGate = createGate(mostAtOnce)
  const underWay = new Map<string, Promise<KeptFile>>()

  async function examine(body: AsyncIterable<Uint8Array>, announced: number): Promise<ExaminedFile> {
    let kind: Kind = 'unknown'
    const received = await receive(mediaDir, body, headLength, (head) => {
      kind = kindOf(head)
      const most = limitOf(kind, hasFfmpeg)
      if (announced > most) throw new TooLarge(most)
      return most
    })
    try {
      return await examineFile(received, kind, nowhere)
    } catch (error) {
      await rm(received.path, { force: true })
      throw error
    }
  }

  /** The file, examined; a sentence that says why there is none. */
  async function bring(given: ArchiveFile, path: string): Promise<ExaminedFile | string> {
    const paths = pathsOf(path, { original: given.original, isWhole: given.oldId !== null })
    let failure = ''
    for (const one of paths) {
      const found = await uploads?.find(one)
      if (!found) continue
      try {
        return await examine(createReadStream(found), 0)
      } catch (error) {
        if (!(error instanceof PictureError || error instanceof TooLarge)) throw error
        failure ||= error.message
      }
    }
    if (failure) return failure
    if (!oldSite) return uploads ? 'it is not in the folder of uploads' : 'no folder of uploads was given'
    const [, folder, name] = /^(.*\/)(.*)$/.exec(given.address.split(/[?#]/)[0]!) ?? []
    if (!name) return 'it has no address'
    const names = pathsOf(name, { original: given.original, isWhole: given.oldId !== null })
    // The others are only guesses.
    const asked = [...new Set([...names.slice(0, 2), name])]
    const fetched = await oldSite.file(asked.map((one) => folder + one))
    if (typeof fetched === 'string') return fetched
    return examine(fetched.body, fetched.announced)
  }

  const lost = (given: ArchiveFile, why: string): KeptFile => ({
    loss: { kind: 'media file that is missing', detail: `${given.address}: ${why}` },
  })

  const knownOne = (uri: string) =>
    db.selectFrom('media').select(['id', 'file']).where('uri', '=', uri).executeTakeFirst()

  async function keepNow(given: ArchiveFile): Promise<KeptFile> {
    signal.throwIfAborted()
    const known = await knownOne(given.uri)
    if (known?.file) return { id: known.id, made: false, losses: [] }
    const stopped = await db
      .selectFrom('stoppedItems')
      .select('uri')
      .where('uri', '=', given.uri)
      .executeTakeFirst()
    if (!known && stopped) return lost(given, 'it was withdrawn here')
    const path = given.file ?? pathOfAddress(given.address)
    try {
      const examined = await bring(given, path)
      if (typeof examined === 'string') return lost(given, examined)
      const { stored, original, words } = examined
      const bytes = { ...stored, originalFile: original?.file ?? null }
      const kept = await storeFile({ db, mediaDir }, examined, async (tx) => {
        if (known) {
          await perform(tx, actor, attachFile, { id: known.id, ...bytes })
          return { id: known.id, made: false }
        }
        // A file that only texts name has no description of its own, so that one item serves for all equal ones.
        const equal =
          given.oldId === null ? await mediaWithFile({ db: tx }, bytes.originalFile ?? bytes.file) : null
        if (equal !== null) return { id: equal, made: false }
        const added = await perform(tx, actor, addMedia, {
          ...{ uri: given.uri, ...bytes, ...describeFile(examined, given, path) },
          ...(given.createdAt ? { createdAt: given.createdAt } : {}),
          agencyId: given.credit || !words ? null : await agencyNamed({ db: tx }, words.sources),
        })
        return { id: added.id, made: true }
      })
      return { ...kept, losses: lossesOfFile(examined, given) }
    } catch (error) {
      signal.throwIfAborted()
      const isRefused =
        error instanceof CommandError || error instanceof PictureError || error instanceof TooLarge
      if (isRefused || isNetworkError(error)) return lost(given, error.message)
      // Another import has just brought it.
      const there = await knownOne(given.uri)
      if (there) return { id: there.id, made: false, losses: [] }
      throw error
    }
  }

  return {
    keep(given) {
      const running = underWay.get(given.uri)
      if (running) return running
      const task = inGate(() => keepNow(given)).finally(() => underWay.delete(given.uri))
      underWay.set(given.uri, task)
      return task
    },
  }
}

/** A connection that broke off while the file came. */
const isNetworkError = (error: unknown): error is Error =>
  error instanceof Error &&
  (error.name === 'TimeoutError' ||
    error.name === 'AbortError' ||
    /^(ECONN|EPIPE|ERR_STREAM|UND_ERR)/.test((error as { code?: string }).code ?? ''))
