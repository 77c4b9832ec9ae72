/** Captions of a video: a WebVTT file for each language. */
import { z } from 'zod'
import { may } from '../../content/actor.ts'
import { CommandError } from '../../content/command.ts'
import { captionMedia, uncaptionMedia } from '../../content/media/caption.ts'
import { readMedia } from '../../content/media/library.ts'
import { CaptionError, largestCaptions, readCaptions } from '../../intake/videos/captions.ts'
import { keepOriginal } from '../../platform/media/keep.ts'
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
    async run({ c, actor, execute, reading, mediaDir, params, query }) {
      if (!may.addMedia(actor)) throw new CommandError('forbidden', `${actor.name} may not add captions.`)
      if (!(await readMedia(reading, params.id))) throw nothingThere(params.id)
      let text: string
      try {
        text = readCaptions(await readBody(c.req.raw.body))
      } catch (error) {
        if (error instanceof CaptionError)
          throw new Problem('invalid', error.message, { reason: 'broken-captions' })
        throw error
      }
      const { file } = await keepOriginal(mediaDir, Buffer.from(text), 'vtt')
      await execute(captionMedia, { id: params.id, language: query.language, file })
      return mediaWithUsesById(reading, params.id)
    },
  }),
  route({
    method: 'delete',
    path: '/media/{id}/captions/{language}',
    name: 'removeCaptions',
    summary: 'Takes the captions in a language from a video.',
    params: idParam.extend({ language }),
    run: ({ execute, params }) => execute(uncaptionMedia, params),
  }),
]
