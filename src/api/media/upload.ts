/** Uploads: a new item of the library, or a new file for an existing one. */

import { rm } from 'node:fs/promises'
import type { Transaction } from 'kysely'
import { agencyNamed } from '../../content/media/agency.ts'
import { deleteIfUnused, lockFile } from '../../content/media/files.ts'
import { mediaWithFile, readMedia } from '../../content/media/library.ts'
import { addMedia, attachFile } from '../../content/media/write.ts'
import { readPublication } from '../../content/publication/publication.ts'
import { uploadOperations } from '../../contract/media/upload.ts'
import type { PictureWords } from '../../ingest/pictures/metadata/read.ts'
import { perform } from '../../kernel/run.ts'
import type { Tables } from '../../kernel/tables.ts'
import { notifyChange } from '../../platform/changes.ts'
import { keepReceived } from '../../platform/media/keep.ts'
import { type Call, handle } from '../handle.ts'
import { Problem } from '../problem.ts'
import { type ReceivedUpload, receiveUpload } from './receive-upload.ts'
import { mediaById, mediaNotFound, mediaWithUsesById } from './shapes.ts'

type UploadCall = Pick<Call<never, never, never>, 'c' | 'db' | 'mediaDir' | 'readContext' | 'actor'>

async function receiveFrom(
  { c, mediaDir, readContext }: UploadCall,
  filename: string,
): Promise<ReceivedUpload> {
  const { timeZone, language } = await readPublication(readContext)
  const announced = Number(c.req.header('content-length') ?? 0)
  return receiveUpload({ mediaDir, body: c.req.raw.body, announced, place: { timeZone, language }, filename })
}

/** Stores the file and its rows. When either fails, neither is kept. */
async function storeUpload<T>(
  { db, mediaDir }: UploadCall,
  { path, stored: { file }, original }: ReceivedUpload,
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
const withinLimits = (words: PictureWords) => ({
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

export const uploadRoute = handle(uploadOperations.uploadMedia, async (call) => {
  const { db, actor, query } = call
  const received = await receiveFrom(call, query.filename)
  const { stored, original, words, notices } = received
  const { id, known } = await storeUpload(call, received, async (tx) => {
    const existingId = await mediaWithFile({ db: tx }, original?.file ?? stored.file)
    if (existingId !== null) return { id: existingId, known: true }
    const agencyId = words ? await agencyNamed({ db: tx }, words.sources) : null
    const added = await perform(tx, actor, addMedia, {
      ...stored,
      originalFile: original?.file ?? null,
      ...(words ? withinLimits(words) : {}),
      agencyId,
    })
    return { id: added.id, known: false }
  })
  return {
    media: await mediaById({ db }, id),
    known,
    guessedEncoding: words?.guessedEncoding ?? null,
    notices,
  }
})

export const replaceRoute = handle(uploadOperations.replaceMediaFile, async (call) => {
  const { db, mediaDir, actor, readContext, params, query } = call
  const item = await readMedia(readContext, params.id)
  if (!item) throw mediaNotFound(params.id)
  const received = await receiveFrom(call, query.filename)
  const { stored, words } = received
  if (stored.type !== item.type) {
    for (const path of [received.path, received.original?.path]) if (path) await rm(path, { force: true })
    const detail = `This item is a ${item.type}, so its new file must be a ${item.type} too.`
    throw new Problem('invalid', detail, { reason: 'other-type' })
  }
  const { replaced } = await storeUpload(call, received, (tx) =>
    perform(tx, actor, attachFile, {
      ...{ id: params.id, version: query.version, ...stored, originalFile: received.original?.file ?? null },
      ...(words
        ? { instructions: words.instructions.slice(0, 1_000), embargoedUntil: words.embargoedUntil }
        : {}),
    }),
  )
  for (const file of replaced)
    if (file !== stored.file && file !== received.original?.file) await deleteIfUnused(db, mediaDir, file)
  return mediaWithUsesById(readContext, params.id)
})
