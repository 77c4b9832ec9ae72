/** Uploads: a new item of the library, or a new file for an existing one. */

import { rm } from 'node:fs/promises'
import { agencyNamed } from '../../content/media/agency.ts'
import { deleteIfUnused } from '../../content/media/files.ts'
import { mediaWithFile, readMedia } from '../../content/media/library.ts'
import { addMedia, attachFile } from '../../content/media/write.ts'
import { readPublication } from '../../content/publication/publication.ts'
import { uploadOperations } from '../../contract/media/upload.ts'
import type { ExaminedFile } from '../../ingest/files/examine.ts'
import { storeFile, withinLimits } from '../../ingest/files/store.ts'
import { perform } from '../../kernel/run.ts'
import { type Call, handle } from '../handle.ts'
import { Problem } from '../problem.ts'
import { receiveUpload } from './receive-upload.ts'
import { mediaById, mediaNotFound, mediaWithUsesById } from './shapes.ts'

type UploadCall = Pick<Call<never, never, never>, 'c' | 'db' | 'mediaDir' | 'readContext' | 'actor'>

async function receiveFrom(
  { c, mediaDir, readContext }: UploadCall,
  filename: string,
): Promise<ExaminedFile> {
  const { timeZone, language } = await readPublication(readContext)
  const announced = Number(c.req.header('content-length') ?? 0)
  return receiveUpload({ mediaDir, body: c.req.raw.body, announced, place: { timeZone, language }, filename })
}

export const uploadRoute = handle(uploadOperations.uploadMedia, async (call) => {
  const { db, actor, query } = call
  const received = await receiveFrom(call, query.filename)
  const { stored, original, words, notices } = received
  const { id, known } = await storeFile(call, received, async (tx) => {
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
  const { replaced } = await storeFile(call, received, (tx) =>
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
