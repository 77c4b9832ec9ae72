/** Files come in: a new item of the library, or another file for one that is there. */
import { rm } from 'node:fs/promises'
import type { Transaction } from 'kysely'
import { z } from 'zod'
import { may } from '../../content/actor.ts'
import { CommandError, perform } from '../../content/command.ts'
import { agencyNamed } from '../../content/media/agency.ts'
import { dropUnused, lockFile } from '../../content/media/files.ts'
import { mediaWithFile, readMedia } from '../../content/media/library.ts'
import { addMedia, attachFile } from '../../content/media/write.ts'
import { readPublication } from '../../content/publication/publication.ts'
import type { Tables } from '../../content/tables.ts'
import type { PictureWords } from '../../intake/pictures/metadata.ts'
import { ringBell } from '../../platform/changes.ts'
import { keepReceived } from '../../platform/media/keep.ts'
import { Problem } from '../problem.ts'
import { type Call, idParam, route } from '../route.ts'
import { mediaById, mediaItem, mediaWithUses, mediaWithUsesById, nothingThere } from './shapes.ts'
import { type TakenIn, takeIn } from './take-in.ts'

type Sender = Pick<Call<never, never, never>, 'c' | 'db' | 'mediaDir' | 'reading' | 'actor'>

/** Before a byte is read: who may not add has nothing to send. */
async function takeInFor({ c, mediaDir, reading, actor }: Sender, filename: string): Promise<TakenIn> {
  if (!may.addMedia(actor)) throw new CommandError('forbidden', `${actor.name} may not add pictures.`)
  const { timeZone } = await readPublication(reading)
  const announced = Number(c.req.header('content-length') ?? 0)
  return takeIn({ mediaDir, body: c.req.raw.body, announced, timeZone, filename })
}

/** Keeps the file and writes what belongs to it, or leaves nothing of either. */
async function keeping<T>(
  { db, mediaDir }: Sender,
  { path, stored: { file } }: TakenIn,
  write: (tx: Transaction<Tables>) => Promise<T>,
): Promise<T> {
  try {
    return await db.transaction().execute(async (tx) => {
      await lockFile(tx, file)
      await keepReceived(mediaDir, path, file)
      const output = await write(tx)
      await ringBell(tx)
      return output
    })
  } catch (error) {
    await dropUnused(db, mediaDir, file).catch(() => {})
    throw error
  } finally {
    await rm(path, { force: true })
  }
}

/** What is longer than the newsroom keeps is cut: a picture is not refused for its words. */
const described = (words: PictureWords) => ({
  caption: (words.caption || words.headline).slice(0, 2_000),
  creditline: words.creditline.slice(0, 300),
  altText: words.altText.slice(0, 1_000),
  photographer: words.photographer.slice(0, 200),
  copyrightNotice: words.copyrightNotice.slice(0, 500),
  usageTerms: words.usageTerms.slice(0, 1_000),
  keywords: words.keywords,
  takenAt: words.takenAt,
  expiresAt: words.expiresAt,
})

export const uploadRoute = route({
  method: 'post',
  path: '/media',
  name: 'uploadMedia',
  summary:
    'Brings a picture or a video: its bytes are the body. The same bytes again answer the item that is there.',
  query: z.object({ filename: z.string().max(500).default('') }),
  takesFile: true,
  answer: z.object({
    media: mediaItem,
    /** Whether it was there before. */
    known: z.boolean(),
  }),
  async run(call) {
    const { db, actor, query } = call
    const taken = await takeInFor(call, query.filename)
    const { stored, words } = taken
    const { id, known } = await keeping(call, taken, async (tx) => {
      const there = await mediaWithFile({ db: tx }, stored.file)
      if (there !== null) return { id: there, known: true }
      const agencyId = words ? await agencyNamed({ db: tx }, words.sources) : null
      const made = await perform(tx, actor, addMedia, {
        ...stored,
        ...(words ? described(words) : {}),
        agencyId,
      })
      return { id: made.id, known: false }
    })
    return { media: await mediaById({ db }, id), known }
  },
})

export const replaceRoute = route({
  method: 'put',
  path: '/media/{id}/file',
  name: 'replaceMediaFile',
  summary: 'Gives an item another file: what describes it stays, wherever it is used the new file is shown.',
  params: idParam,
  query: z.object({ version: z.coerce.number().int().min(0), filename: z.string().max(500).default('') }),
  takesFile: true,
  answer: mediaWithUses,
  async run(call) {
    const { db, mediaDir, actor, reading, params, query } = call
    const there = await readMedia(reading, params.id)
    if (!there) throw nothingThere(params.id)
    const taken = await takeInFor(call, query.filename)
    const { stored } = taken
    if (stored.type !== there.type) {
      await rm(taken.path, { force: true })
      const sentence = `This item is a ${there.type}; the new file has to be one too.`
      throw new Problem('invalid', sentence, { reason: 'other-type' })
    }
    const { replaced } = await keeping(call, taken, (tx) =>
      perform(tx, actor, attachFile, { id: params.id, version: query.version, ...stored }),
    )
    if (replaced && replaced !== stored.file) await dropUnused(db, mediaDir, replaced)
    return mediaWithUsesById(reading, params.id)
  },
})
