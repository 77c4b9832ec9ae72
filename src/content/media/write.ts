/** Media items: what is known of a picture or a video; the bytes themselves lie in the media store. */
import { sql } from 'kysely'
import { z } from 'zod'
import { may } from '../actor.ts'
import { CommandError, command, type Work } from '../command.ts'
import { headlineWords } from '../desk/words.ts'
import { id, line, moment, optionalId, requiredLine, webAddress } from '../fields.ts'
import { checkVersion, seenVersion } from '../versions.ts'
import { askForRenditions } from './ask.ts'
import { captionsOf } from './captions.ts'
import { checkMayChange, lockMedia } from './change.ts'
import { type Crops, ratios, crops as shapes } from './renditions.ts'
import { isUsed } from './uses.ts'

const part = z.number().min(0).max(1)
const area = z.object({ x: part, y: part, width: part.positive(), height: part.positive() })

const described = {
  caption: line(2_000).default(''),
  creditline: line(300).default(''),
  altText: line(1_000).default(''),
  photographer: line(200).default(''),
  copyrightNotice: line(500).default(''),
  usageTerms: line(1_000).default(''),
  agencyId: optionalId.default(null),
  keywords: z
    .array(requiredLine(120))
    .max(60)
    .default([])
    .transform((words) => [...new Set(words)]),
  takenAt: moment.nullable().default(null),
  focalX: part.default(0.5),
  focalY: part.default(0.4),
  crops: z.partialRecord(z.enum(ratios), area).default({}),
  posterId: optionalId.default(null),
  expiresAt: moment.nullable().default(null),
  /** Of a video: a stream elsewhere that plays it. */
  streamUrl: webAddress.default(''),
}

const stored = {
  type: z.enum(['picture', 'video']).default('picture'),
  /** Null while only what describes it is here. */
  file: z
    .string()
    .regex(/^[0-9a-f]{64}\.[a-z0-9]{2,4}$/)
    .nullable()
    .default(null),
  contentType: z.string().max(100).nullable().default(null),
  width: z.number().int().positive().nullable().default(null),
  height: z.number().int().positive().nullable().default(null),
  sizeInBytes: z.number().int().nonnegative().nullable().default(null),
  durationSeconds: z.number().nonnegative().nullable().default(null),
}

const description = z.object(described)
type Description = z.output<typeof description>

/** What the library finds an item by. */
const wordsOf = ({ caption, creditline, photographer, keywords }: Description) => {
  const words = [caption, creditline, photographer, ...keywords].flatMap(headlineWords)
  return sql`array_to_tsvector(${[...new Set(words)]}::text[])`
}

const columnsOf = (work: Work, given: Description) => ({
  ...given,
  crops: JSON.stringify(given.crops),
  words: wordsOf(given),
  updatedAt: work.now,
  updatedBy: work.actor.name,
})

async function setExpiry(work: Work, mediaId: number, expiresAt: Date | null): Promise<void> {
  const key = `expire-media:${mediaId}`
  await work.db.deleteFrom('moments').where('key', '=', key).execute()
  if (expiresAt) await work.db.insertInto('moments').values({ key, dueAt: expiresAt }).execute()
}

/** Sentences instead of a database's complaints. */
async function checkDescription({ db }: Work, given: Description, mediaId: number | null): Promise<void> {
  if (given.agencyId !== null) {
    const agency = await db
      .selectFrom('agencies')
      .select('id')
      .where('id', '=', given.agencyId)
      .executeTakeFirst()
    if (!agency) throw new CommandError('invalid', `agencies: there is no ${given.agencyId}.`)
  }
  if (given.posterId !== null) {
    const poster = await db
      .selectFrom('media')
      .select('type')
      .where('id', '=', given.posterId)
      .executeTakeFirst()
    if (poster?.type !== 'picture' || given.posterId === mediaId)
      throw new CommandError('invalid', `posterId: ${given.posterId} is not a picture.`)
  }
}

/** A rectangle lies within the picture, has its ratio's shape, and enough pixels for the smallest rendition. */
function checkCrops(crops: Crops, { width, height }: { width: number | null; height: number | null }): void {
  for (const ratio of ratios) {
    const cut = crops[ratio]
    if (!cut) continue
    const wide = cut.width * (width ?? 0)
    const high = cut.height * (height ?? 0)
    const within = cut.x + cut.width <= 1.0001 && cut.y + cut.height <= 1.0001
    // A pixel more or less is rounding.
    const isShaped = Math.abs(wide - high * shapes[ratio]) <= Math.max(2, wide * 0.02)
    if (!within || !isShaped || wide < Math.min(160, width ?? 0))
      throw new CommandError(
        'invalid',
        `crops.${ratio}: this is not a rectangle of that ratio in the picture.`,
      )
  }
}

export const addMedia = command({
  name: 'media.add',
  input: z.object({ uri: z.string().min(1).max(1_000).optional(), ...stored, ...described }),
  may: may.addMedia,
  async run(work, { uri, type, file, contentType, width, height, sizeInBytes, durationSeconds, ...given }) {
    const bytes = { type, file, contentType, width, height, sizeInBytes, durationSeconds }
    await checkDescription(work, given, null)
    checkCrops(given.crops, bytes)
    const row = await work.db
      .insertInto('media')
      .values({ ...bytes, ...columnsOf(work, given), createdBy: work.actor.id, ...(uri ? { uri } : {}) })
      .returning('id')
      .executeTakeFirstOrThrow()
    if (given.expiresAt) await setExpiry(work, row.id, given.expiresAt)
    if (type === 'video' && file) await askForRenditions(work.db, file)
    await work.revise('media', row.id, { ...bytes, ...given })
    work.touch(`media:${row.id}`)
    work.about(`media:${row.id}`)
    return { id: row.id }
  },
})

/**
 * Edits what describes a media item. `version` is that of the description that was edited; a poster that is not
 * named stays, since the program may have taken one meanwhile.
 */
export const describeMedia = command({
  name: 'media.describe',
  input: z.object({ id, version: seenVersion, ...described, posterId: optionalId.optional() }),
  may: may.addMedia,
  async run(work, { id: mediaId, version, ...named }) {
    const row = await lockMedia(work, mediaId)
    await checkMayChange(work, mediaId)
    await checkVersion(work, 'media', mediaId, version)
    const given = { ...named, posterId: named.posterId === undefined ? row.posterId : named.posterId }
    await checkDescription(work, given, mediaId)
    checkCrops(given.crops, row)
    await work.db
      .updateTable('media')
      .set({ ...columnsOf(work, given), expired: false })
      .where('id', '=', mediaId)
      .execute()
    await setExpiry(work, mediaId, given.expiresAt)
    await work.revise('media', mediaId, given)
    work.touch(`media:${mediaId}`)
  },
})

/** Gives a described item its file, or another one: crops and focal point stay while the shape does. */
export const attachFile = command({
  name: 'media.attach',
  input: z.object({ id, version: seenVersion, ...stored }),
  may: may.addMedia,
  async run(work, { id: mediaId, version, ...bytes }) {
    const row = await lockMedia(work, mediaId)
    await checkMayChange(work, mediaId)
    await checkVersion(work, 'media', mediaId, version)
    const shape = (one: { width: number | null; height: number | null }) =>
      (one.width ?? 1) / (one.height ?? 1)
    const isReshaped = row.file !== null && Math.abs(shape(row) / shape(bytes) - 1) > 0.01
    const recut = isReshaped ? { crops: '{}', focalX: 0.5, focalY: 0.4 } : {}
    await work.db
      .updateTable('media')
      .set({ ...bytes, ...recut, hls: false, updatedAt: work.now, updatedBy: work.actor.name })
      .where('id', '=', mediaId)
      .execute()
    if (bytes.type === 'video' && bytes.file) await askForRenditions(work.db, bytes.file)
    await work.revise('media', mediaId, bytes)
    work.touch(`media:${mediaId}`)
    return { replaced: row.file }
  },
})

/** Takes an item out of the library for good: only while nothing shows it. Its revisions stay. Answers its files. */
export const removeMedia = command({
  name: 'media.remove',
  input: z.object({ id }),
  may: may.addMedia,
  async run(work, { id: mediaId }) {
    const row = await lockMedia(work, mediaId)
    const isOwn = row.createdBy !== null && row.createdBy === work.actor.id
    if (!isOwn && !may.publish(work.actor))
      throw new CommandError('forbidden', 'An editor, or who brought it, may take it out of the library.')
    if (await isUsed(work.db, mediaId))
      throw new CommandError('conflict', 'It is in use, so it has to stay in the library.')
    await setExpiry(work, mediaId, null)
    const captions = await captionsOf(work, mediaId)
    await work.db.deleteFrom('demoRows').where('kind', '=', 'media').where('refId', '=', mediaId).execute()
    await work.db.deleteFrom('media').where('id', '=', mediaId).execute()
    await work.revise('media', mediaId, { removed: true })
    work.touch(`media:${mediaId}`)
    return { files: [row.file, ...captions.map(({ file }) => file)].filter((file) => file !== null) }
  },
})

/** The scheduler's: the rights of a media item have run out. */
export const expireMedia = command({
  name: 'media.expire',
  input: z.object({ id }),
  may: may.runTheProgram,
  async run(work, { id: mediaId }) {
    await work.db.deleteFrom('moments').where('key', '=', `expire-media:${mediaId}`).execute()
    const row = await work.db
      .updateTable('media')
      .set({ expired: true })
      .where('id', '=', mediaId)
      .where('expiresAt', '<=', work.now)
      .returning('id')
      .executeTakeFirst()
    if (!row) return
    work.touch(`media:${mediaId}`)
    work.about(`media:${mediaId}`)
  },
})
