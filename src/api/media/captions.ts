/** Captions of a video: one WebVTT file per language. */

import { captionMedia, uncaptionMedia } from '../../content/media/caption.ts'
import { deleteIfUnused, lockFile } from '../../content/media/files.ts'
import { readMedia } from '../../content/media/library.ts'
import { captionOperations } from '../../contract/media/captions.ts'
import { captionText } from '../../ingest/videos/caption-text.ts'
import { CaptionError, largestCaptions, readCaptions } from '../../ingest/videos/captions.ts'
import { perform } from '../../kernel/run.ts'
import { notifyChange } from '../../platform/changes.ts'
import { keepOriginal, originalName } from '../../platform/media/keep.ts'
import { handle } from '../handle.ts'
import { Problem } from '../problem.ts'
import { mediaNotFound, mediaWithUsesById } from './shapes.ts'

async function readBody(body: ReadableStream<Uint8Array> | null): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of body ?? []) {
    size += chunk.length
    if (size > largestCaptions)
      throw new Problem('too-large', 'Captions must not be larger than 1 MB.', { reason: 'too-large' })
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

export const captionRoutes = [
  handle(captionOperations.addCaptions, async ({ c, actor, db, readContext, mediaDir, params, query }) => {
    if (!(await readMedia(readContext, params.id))) throw mediaNotFound(params.id)
    let bytes: Buffer
    try {
      bytes = Buffer.from(readCaptions(await readBody(c.req.raw.body)))
    } catch (error) {
      if (error instanceof CaptionError)
        throw new Problem('invalid', error.message, { reason: 'broken-captions' })
      throw error
    }
    const text = captionText(bytes.toString('utf8'))
    const file = originalName(bytes, 'vtt')
    try {
      const { replaced } = await db.transaction().execute(async (tx) => {
        await lockFile(tx, file)
        await keepOriginal(mediaDir, bytes, 'vtt')
        const output = await perform(tx, actor, captionMedia, { ...params, ...query, file, text })
        await notifyChange(tx)
        return output
      })
      if (replaced) await deleteIfUnused(db, mediaDir, replaced)
    } catch (error) {
      await deleteIfUnused(db, mediaDir, file).catch(() => {})
      throw error
    }
    return mediaWithUsesById(readContext, params.id)
  }),
  handle(captionOperations.removeCaptions, async ({ execute, db, mediaDir, params }) => {
    const { file } = await execute(uncaptionMedia, params)
    await deleteIfUnused(db, mediaDir, file)
  }),
]
