/** Captions of a video: a WebVTT file for each language. */
import { z } from 'zod'
import { may } from '../../content/actor.ts'
import { CommandError, perform } from '../../content/command.ts'
import { captionMedia, uncaptionMedia } from '../../content/media/caption.ts'
import { dropUnused, lockFile } from '../../content/media/files.ts'
import { readMedia } from '../../content/media/library.ts'
import { CaptionError, largestCaptions, readCaptions } from '../../intake/videos/captions.ts'
import { ringBell } from '../../platform/changes.ts'
import { keepOriginal, originalName } from '../../platform/media/keep.ts'
import { Problem } from '../problem.ts'
import { idParam, route } from '../route.ts'
import { mediaWithUses, mediaWithUsesById, nothingThere } from './shapes.ts'

const language = z.string().regex(/^[a-z]{2,3}$/, 'must be a language such as ar')

async function readBody(body: ReadableStream<Uint8Array> | null): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of body ?? []) {
    size += chunk.length
    if (size > largestCaptions)
      throw new Problem('too-large', 'Captions of more than 1 MB are not taken.', { reason: 'too-large' })
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

export const captionRoutes = [
  route({
    method: 'post',
    path: '/media/{id}/captions',
    name: 'addCaptions',
    summary: 'Gives a video captions in a language, or other ones: a WebVTT file is the body.',
    params: idParam,
    query: z.object({ language }),
    takesFile: true,
    answer: mediaWithUses,
    async run({ c, actor, db, reading, mediaDir, params, query }) {
      if (!may.addMedia(actor)) throw new CommandError('forbidden', `${actor.name} may not add captions.`)
      if (!(await readMedia(reading, params.id))) throw nothingThere(params.id)
      let bytes: Buffer
      try {
        bytes = Buffer.from(readCaptions(await readBody(c.req.raw.body)))
      } catch (error) {
        if (error instanceof CaptionError)
          throw new Problem('invalid', error.message, { reason: 'broken-captions' })
        throw error
      }
      const file = originalName(bytes, 'vtt')
      try {
        const { replaced } = await db.transaction().execute(async (tx) => {
          await lockFile(tx, file)
          await keepOriginal(mediaDir, bytes, 'vtt')
          const output = await perform(tx, actor, captionMedia, { ...params, ...query, file })
          await ringBell(tx)
          return output
        })
        if (replaced) await dropUnused(db, mediaDir, replaced)
      } catch (error) {
        await dropUnused(db, mediaDir, file).catch(() => {})
        throw error
      }
      return mediaWithUsesById(reading, params.id)
    },
  }),
  route({
    method: 'delete',
    path: '/media/{id}/captions/{language}',
    name: 'removeCaptions',
    summary: 'Takes the captions in a language from a video.',
    params: idParam.extend({ language }),
    async run({ execute, db, mediaDir, params }) {
      const { file } = await execute(uncaptionMedia, params)
      await dropUnused(db, mediaDir, file)
    },
  }),
]
