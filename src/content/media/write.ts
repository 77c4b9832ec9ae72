/** Media items: what is known of a picture or a video; the bytes themselves lie in the media store. */
import { z } from 'zod'
import { may } from '../actor.ts'
import { CommandError, command, type Work } from '../command.ts'
import { id, line, moment, optionalId } from '../fields.ts'

const described = {
  caption: line(2_000).default(''),
  creditline: line(300).default(''),
  altText: line(1_000).default(''),
  photographer: line(200).default(''),
  copyrightNotice: line(500).default(''),
  usageTerms: line(1_000).default(''),
  focalX: z.number().min(0).max(1).default(0.5),
  focalY: z.number().min(0).max(1).default(0.4),
  posterId: optionalId.default(null),
  expiresAt: moment.nullable().default(null),
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

async function setExpiry(work: Work, mediaId: number, expiresAt: Date | null): Promise<void> {
  const key = `expire-media:${mediaId}`
  await work.db.deleteFrom('moments').where('key', '=', key).execute()
  if (expiresAt) await work.db.insertInto('moments').values({ key, dueAt: expiresAt }).execute()
}

export const addMedia = command({
  name: 'media.add',
  input: z.object({ uri: z.string().min(1).max(1_000).optional(), ...stored, ...described }),
  may: may.addMedia,
  async run(work, { uri, ...columns }) {
    const row = await work.db
      .insertInto('media')
      .values({ ...columns, ...(uri ? { uri } : {}) })
      .returning('id')
      .executeTakeFirstOrThrow()
    if (columns.expiresAt) await setExpiry(work, row.id, columns.expiresAt)
    await work.revise('media', row.id, columns)
    work.touch(`media:${row.id}`)
    work.about(`media:${row.id}`)
    return { id: row.id }
  },
})

/** Edits what describes a media item. */
export const describeMedia = command({
  name: 'media.describe',
  input: z.object({ id, ...described }),
  may: may.addMedia,
  async run(work, { id: mediaId, ...columns }) {
    const row = await work.db
      .updateTable('media')
      .set({ ...columns, expired: false })
      .where('id', '=', mediaId)
      .returning('id')
      .executeTakeFirst()
    if (!row) throw new CommandError('not-found', `There is no media item ${mediaId}.`)
    await setExpiry(work, mediaId, columns.expiresAt)
    await work.revise('media', mediaId, columns)
    work.touch(`media:${mediaId}`)
    work.about(`media:${mediaId}`)
  },
})

/** Gives a described item its file. */
export const attachFile = command({
  name: 'media.attach',
  input: z.object({ id, ...stored }),
  may: may.addMedia,
  async run(work, { id: mediaId, ...columns }) {
    const row = await work.db
      .updateTable('media')
      .set(columns)
      .where('id', '=', mediaId)
      .returning('id')
      .executeTakeFirst()
    if (!row) throw new CommandError('not-found', `There is no media item ${mediaId}.`)
    await work.revise('media', mediaId, columns)
    work.touch(`media:${mediaId}`)
    work.about(`media:${mediaId}`)
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
