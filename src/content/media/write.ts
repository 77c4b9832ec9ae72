/** Media items: the description of a picture, a video, audio or a document. The files themselves are in the media store. */
import { sql } from 'kysely'
import { z } from 'zod'
import { CommandError, command, refuse, type Work } from '../../kernel/command.ts'
import { id, line, moment, optionalId, paragraphs, requiredLine, streamAddress } from '../../kernel/fields.ts'
import { checkVersion, expectedVersion } from '../../kernel/versions.ts'
import { headlineWords } from '../../language/list-words.ts'
import { mediaTypes } from '../../values/media-type.ts'
import { survivorOf } from '../merged.ts'
import { may } from '../policies.ts'
import { hashOfFile, hashOfUri, removedHashes } from '../removals.ts'
import { requestRenditions } from './ask.ts'
import { captionsOf } from './captions.ts'
import { checkMayChange, lockMedia } from './change.ts'
import { isEmbargoed, setEmbargo } from './embargo.ts'
import { transcriptChanged } from './events.ts'
import { invalidateMedia } from './invalidate.ts'
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
  instructions: line(1_000).default(''),
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
  embargoedUntil: moment.nullable().default(null),
  /** For a video: the address of an external stream. */
  streamUrl: streamAddress.default(''),
  /** For audio: the words spoken in it. */
  transcript: paragraphs(100_000).default(''),
}

const fileName = z
  .string()
  .regex(/^[0-9a-f]{64}\.[a-z0-9]{2,4}$/)
  .nullable()
  .default(null)

const stored = {
  type: z.enum(mediaTypes).default('picture'),
  /** Null while the item has no file. */
  file: fileName,
  /** The uploaded file, where the stored one was converted from it. */
  originalFile: fileName,
  contentType: z.string().max(100).nullable().default(null),
  width: z.number().int().positive().nullable().default(null),
  height: z.number().int().positive().nullable().default(null),
  sizeInBytes: z.number().int().nonnegative().nullable().default(null),
  durationSeconds: z.number().nonnegative().nullable().default(null),
}

const description = z.object(described)
type Description = z.output<typeof description>

/** The text by which the library finds an item. */
const wordsOf = ({ caption, creditline, photographer, keywords }: Description) => {
  const words = [caption, creditline, photographer, ...keywords].flatMap(headlineWords)
  return sql`array_to_tsvector(${[...new Set(words)]}::text[])`
}

const columnsOf = (work: Work, given: Description) => ({
  ...given,
  crops: JSON.stringify(given.crops),
  words: wordsOf(given),
  embargoed: isEmbargoed(given.embargoedUntil, work.now),
  updatedAt: work.now,
  updatedBy: work.actor.name,
})

export async function setExpiry(work: Work, mediaId: number, expiresAt: Date | null): Promise<void> {
  const key = `expire-media:${mediaId}`
  await work.db.deleteFrom('timers').where('key', '=', key).execute()
  if (expiresAt) await work.db.insertInto('timers').values({ key, dueAt: expiresAt }).execute()
}

/** Readable messages instead of the database's errors. */
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

/** Refuses items that were removed for legal reasons. */
async function refuseRemoved(
  { db }: Work,
  uri: string | undefined,
  ...files: (string | null)[]
): Promise<void> {
  const hashes = [
    ...(uri ? [hashOfUri(uri)] : []),
    ...files.flatMap((file) => (file ? [hashOfFile(file)] : [])),
  ]
  if ((await removedHashes(db, hashes)).size > 0)
    throw new CommandError('conflict', 'This item was removed for legal reasons and cannot be added again.')
}

function refuseEmptied({ removedAt }: { removedAt: Date | null }): void {
  if (removedAt) throw new CommandError('conflict', 'This item was removed for legal reasons.')
}

/**
 * A rectangle must lie within the picture, have the crop's ratio, and enough pixels for the smallest rendition.
 */
function checkCrops(crops: Crops, { width, height }: { width: number | null; height: number | null }): void {
  for (const ratio of ratios) {
    const cut = crops[ratio]
    if (!cut) continue
    const wide = cut.width * (width ?? 0)
    const high = cut.height * (height ?? 0)
    const within = cut.x + cut.width <= 1.0001 && cut.y + cut.height <= 1.0001
    // One pixel of tolerance for rounding.
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
  input: z.object({
    uri: z.string().min(1).max(1_000).optional(),
    /** When another program took an imported item into its library. */
    createdAt: moment.optional(),
    ...stored,
    ...described,
  }),
  may: may.addMedia,
  async run(work, input) {
    const {
      uri,
      createdAt,
      type,
      file,
      originalFile,
      contentType,
      width,
      height,
      sizeInBytes,
      durationSeconds,
      ...given
    } = input
    const bytes = { type, file, originalFile, contentType, width, height, sizeInBytes, durationSeconds }
    await refuseRemoved(work, uri, file, originalFile)
    given.agencyId = await survivorOf(work.db, 'agency', given.agencyId)
    await checkDescription(work, given, null)
    checkCrops(given.crops, bytes)
    const row = await work.db
      .insertInto('media')
      .values({
        ...{ ...bytes, ...columnsOf(work, given), createdBy: work.actor.id },
        ...(uri ? { uri } : {}),
        ...(createdAt ? { createdAt } : {}),
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    if (given.expiresAt) await setExpiry(work, row.id, given.expiresAt)
    await setEmbargo(work, row.id, given.embargoedUntil)
    if (type === 'video' && file) await requestRenditions(work.db, file)
    await work.revise('media', row.id, { ...bytes, ...given })
    work.invalidate(`media:${row.id}`)
    work.about(`media:${row.id}`)
    return { id: row.id }
  },
})

/**
 * Edits the description of a media item on top of `version`. A poster that is not given stays, since the
 * program may have made one meanwhile; so do instructions, an embargo and a transcript.
 */
export const describeMedia = command({
  name: 'media.describe',
  input: z.object({
    ...{ id, version: expectedVersion, ...described, posterId: optionalId.optional() },
    ...{ instructions: line(1_000).optional(), embargoedUntil: moment.nullable().optional() },
    transcript: paragraphs(100_000).optional(),
  }),
  may: may.addMedia,
  async run(work, { id: mediaId, version, ...named }) {
    const row = await lockMedia(work, mediaId)
    refuseEmptied(row)
    await checkMayChange(work, mediaId)
    await checkVersion(work, 'media', mediaId, version)
    const given = {
      ...named,
      agencyId: await survivorOf(work.db, 'agency', named.agencyId),
      posterId: named.posterId === undefined ? row.posterId : named.posterId,
      instructions: named.instructions ?? row.instructions,
      transcript: named.transcript ?? row.transcript,
      embargoedUntil: named.embargoedUntil === undefined ? row.embargoedUntil : named.embargoedUntil,
    }
    await checkDescription(work, given, mediaId)
    checkCrops(given.crops, row)
    await work.db
      .updateTable('media')
      .set({ ...columnsOf(work, given), expired: false })
      .where('id', '=', mediaId)
      .execute()
    await setExpiry(work, mediaId, given.expiresAt)
    await setEmbargo(work, mediaId, given.embargoedUntil)
    await work.revise('media', mediaId, given)
    const shownBefore = row.embargoed || row.expired ? '' : row.transcript
    const shownNow = isEmbargoed(given.embargoedUntil, work.now) ? '' : given.transcript
    if (shownNow !== shownBefore) work.emit(transcriptChanged({ mediaId }))
    await invalidateMedia(work, [mediaId])
  },
})

/**
 * Gives an item its file, or another one. Crops and the focal point stay while the shape does. The file's own
 * embargo and instructions apply where the item has none.
 */
export const attachFile = command({
  name: 'media.attach',
  input: z.object({
    ...{ id, version: expectedVersion, ...stored },
    ...{ instructions: described.instructions, embargoedUntil: described.embargoedUntil },
  }),
  may: may.addMedia,
  async run(work, { id: mediaId, version, ...input }) {
    const { instructions, embargoedUntil, ...bytes } = input
    const row = await lockMedia(work, mediaId)
    refuseEmptied(row)
    await refuseRemoved(work, undefined, bytes.file, bytes.originalFile)
    await checkMayChange(work, mediaId)
    await checkVersion(work, 'media', mediaId, version)
    const shape = (one: { width: number | null; height: number | null }) =>
      (one.width ?? 1) / (one.height ?? 1)
    const isReshaped = row.file !== null && Math.abs(shape(row) / shape(bytes) - 1) > 0.01
    const until = row.embargoedUntil ?? embargoedUntil
    const asked = {
      instructions: row.instructions || instructions,
      ...{ embargoedUntil: until, embargoed: isEmbargoed(until, work.now) },
    }
    const recut = isReshaped ? { crops: '{}', focalX: 0.5, focalY: 0.4 } : {}
    await work.db
      .updateTable('media')
      .set({ ...bytes, ...recut, ...asked, hls: false, updatedAt: work.now, updatedBy: work.actor.name })
      .where('id', '=', mediaId)
      .execute()
    if (bytes.type === 'video' && bytes.file) await requestRenditions(work.db, bytes.file)
    await setEmbargo(work, mediaId, until)
    await work.revise('media', mediaId, bytes)
    if (row.transcript !== '' && asked.embargoed !== row.embargoed) work.emit(transcriptChanged({ mediaId }))
    await invalidateMedia(work, [mediaId])
    return { replaced: [row.file, row.originalFile].filter((file) => file !== null) }
  },
})

/** Deletes an item permanently; refused while anything shows it. Its revisions stay. Returns its files. */
export const removeMedia = command({
  name: 'media.remove',
  input: z.object({ id }),
  may: may.addMedia,
  async run(work, { id: mediaId }) {
    const row = await lockMedia(work, mediaId)
    const isOwn = row.createdBy !== null && row.createdBy === work.actor.id
    if (!isOwn && !may.publish(work.actor))
      throw refuse(
        'forbidden',
        'not-owner',
        'Only an editor or the member who added it may take it out of the library.',
      )
    if (await isUsed(work.db, mediaId))
      throw new CommandError('conflict', 'It is in use, so it has to stay in the library.')
    await setExpiry(work, mediaId, null)
    await setEmbargo(work, mediaId, null)
    const captions = await captionsOf(work, mediaId)
    await work.db.deleteFrom('demoRows').where('kind', '=', 'media').where('refId', '=', mediaId).execute()
    await work.db.deleteFrom('media').where('id', '=', mediaId).execute()
    await work.revise('media', mediaId, { removed: true })
    work.invalidate(`media:${mediaId}`)
    return {
      files: [row.file, row.originalFile, ...captions.map(({ file }) => file)].filter(
        (file) => file !== null,
      ),
    }
  },
})

/** For the scheduler: hides a media item whose rights have expired. */
export const expireMedia = command({
  name: 'media.expire',
  input: z.object({ id }),
  may: may.runTheProgram,
  async run(work, { id: mediaId }) {
    await work.db.deleteFrom('timers').where('key', '=', `expire-media:${mediaId}`).execute()
    const row = await work.db
      .updateTable('media')
      .set({ expired: true })
      .where('id', '=', mediaId)
      .where('expiresAt', '<=', work.now)
      .returning(['id', 'transcript'])
      .executeTakeFirst()
    if (!row) return
    if (row.transcript !== '') work.emit(transcriptChanged({ mediaId }))
    await invalidateMedia(work, [mediaId])
    work.about(`media:${mediaId}`)
  },
})
