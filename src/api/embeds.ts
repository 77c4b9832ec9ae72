/** Descriptions of posts of other sites. */
import { embedAddress, sourceOf } from '../blocks/embed/address.ts'
import { deleteIfUnused, lockFile } from '../content/media/files.ts'
import { mediaWithFile } from '../content/media/library.ts'
import { addMedia } from '../content/media/write.ts'
import { readPublication } from '../content/publication/publication.ts'
import { embedOperations } from '../contract/embeds.ts'
import { describePost } from '../ingest/embeds/describe.ts'
import { EmbedError } from '../ingest/embeds/request.ts'
import { fetchStill, readStill } from '../ingest/embeds/still.ts'
import { CommandError } from '../kernel/command.ts'
import { perform } from '../kernel/run.ts'
import { notifyChange } from '../platform/changes.ts'
import { keepOriginal, originalName } from '../platform/media/keep.ts'
import { createTurn } from '../platform/media/turn.ts'
import { type Call, handle } from './handle.ts'
import { Problem } from './problem.ts'

type EmbedCall = Pick<Call<never, never, never>, 'db' | 'mediaDir' | 'actor' | 'outbound'>

/** One picture at a time, because each is read whole. */
const inTurn = createTurn()

/** Adds the still to the library; the same bytes are the existing item. */
async function keepStill(
  { db, mediaDir, actor, outbound }: EmbedCall,
  still: URL,
  described: { altText: string; creditline: string },
): Promise<number> {
  const fetched = await fetchStill(outbound, still)
  const { bytes, facts } = await inTurn(() => readStill(fetched, still.host))
  const { contentType, ending, width, height } = facts
  const file = originalName(bytes, ending)
  try {
    return await db.transaction().execute(async (tx) => {
      await lockFile(tx, file)
      const existing = await mediaWithFile({ db: tx }, file)
      if (existing !== null) return existing
      await keepOriginal(mediaDir, bytes, ending)
      const stored = { file, contentType, width, height, sizeInBytes: bytes.length }
      const { id } = await perform(tx, actor, addMedia, { ...stored, ...described })
      await notifyChange(tx)
      return id
    })
  } catch (error) {
    await deleteIfUnused(db, mediaDir, file).catch(() => {})
    throw error
  }
}

export const embedRoutes = [
  handle(embedOperations.describeEmbed, async (call) => {
    const { outbound, readContext, body } = call
    const { embedHosts } = await readPublication(readContext)
    const post = await describePost(outbound, body.url, embedHosts).catch((error: unknown) => {
      if (error instanceof EmbedError)
        throw new Problem('invalid', `${error.message} Nothing was stored.`, { reason: error.reason })
      throw error
    })
    const { still, ...described } = post
    const url = embedAddress(body.url)!
    const creditline = [post.author, sourceOf(url)].filter(Boolean).join(' / ')
    let mediaId: number | null = null
    let stillProblem: { reason: string; detail: string } | null = null
    try {
      if (still) mediaId = await keepStill(call, still, { altText: post.title, creditline })
    } catch (error) {
      if (error instanceof EmbedError) stillProblem = { reason: error.reason, detail: error.message }
      // It was removed for legal reasons.
      else if (error instanceof CommandError) stillProblem = { reason: 'refused', detail: error.message }
      else throw error
    }
    return { url, ...described, mediaId, stillProblem }
  }),
]
