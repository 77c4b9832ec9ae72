/** The library: its list, an item, what describes it. */
import { z } from 'zod'
import { CommandError } from '../../content/command.ts'
import { dropUnused } from '../../content/media/files.ts'
import { listMedia } from '../../content/media/library.ts'
import { addMedia, describeMedia, removeMedia } from '../../content/media/write.ts'
import { Problem } from '../problem.ts'
import { givenMoment, idParam, route } from '../route.ts'
import { renditionRoute } from './rendition.ts'
import { cropsShape, libraryItem, mediaWithUses, mediaWithUsesById, thumbnailUrl, type } from './shapes.ts'
import { replaceRoute, uploadRoute } from './upload.ts'

const id = z.number().int().positive().max(2_147_483_647)
const cursor = z.coerce.number().int().positive().max(2_147_483_647)

const list = route({
  method: 'get',
  path: '/media',
  name: 'listMedia',
  summary:
    'The library, newest first. With "used" a page may hold fewer than the limit and still have one after it.',
  query: z.object({
    q: z.string().max(300).default(''),
    type: type.optional(),
    used: z.enum(['true', 'false']).optional(),
    after: cursor.optional(),
    limit: z.coerce.number().int().min(1).max(100).default(40),
  }),
  answer: z.object({ items: z.array(libraryItem), after: z.string().nullable() }),
  async run({ reading, query: { q, type = null, used, after = null, limit } }) {
    const isUsed = used === undefined ? null : used === 'true'
    const page = await listMedia(reading, { q, type, used: isUsed, after, limit })
    return {
      items: page.items.map((item) => ({ ...item, thumbnailUrl: thumbnailUrl(item) })),
      after: page.after === null ? null : String(page.after),
    }
  },
})

const read = route({
  method: 'get',
  path: '/media/{id}',
  name: 'readMedia',
  summary: 'All that is known of a media item, and where it is used.',
  params: idParam,
  answer: mediaWithUses,
  run: ({ reading, params }) => mediaWithUsesById(reading, params.id),
})

const describe = route({
  method: 'put',
  path: '/media/{id}',
  name: 'describeMedia',
  summary: 'Changes what describes a media item, its focal point and its crops, all of it at once.',
  params: idParam,
  body: z.object({
    version: z.number().int().min(0),
    caption: z.string(),
    creditline: z.string(),
    altText: z.string(),
    photographer: z.string(),
    copyrightNotice: z.string(),
    usageTerms: z.string(),
    agencyId: id.nullable(),
    keywords: z.array(z.string()).max(60),
    takenAt: givenMoment.nullable(),
    expiresAt: givenMoment.nullable(),
    focalX: z.number().min(0).max(1),
    focalY: z.number().min(0).max(1),
    crops: cropsShape,
    /** Left out: as it is. */
    posterId: id.nullable().optional(),
    streamUrl: z.string().default(''),
  }),
  answer: mediaWithUses,
  async run({ execute, reading, params, body }) {
    await execute(describeMedia, { id: params.id, ...body })
    return mediaWithUsesById(reading, params.id)
  },
})

const addStream = route({
  method: 'post',
  path: '/media/streams',
  name: 'addStream',
  summary: 'Makes a video of a stream elsewhere (HLS): nothing of it is stored here.',
  body: z.object({
    streamUrl: z.string().min(1),
    caption: z.string().default(''),
    altText: z.string().default(''),
    posterId: id.nullable().default(null),
  }),
  answer: mediaWithUses,
  status: 201,
  async run({ execute, reading, body }) {
    const { id: made } = await execute(addMedia, { type: 'video', ...body })
    return mediaWithUsesById(reading, made)
  },
})

const remove = route({
  method: 'delete',
  path: '/media/{id}',
  name: 'removeMedia',
  summary: 'Takes an item out of the library for good, while nothing uses it.',
  params: idParam,
  async run({ execute, db, mediaDir, params }) {
    const { files } = await execute(removeMedia, { id: params.id }).catch((error: unknown) => {
      if (error instanceof CommandError && error.reason === 'conflict')
        throw new Problem('conflict', error.message, { reason: 'in-use' })
      throw error
    })
    for (const file of files) await dropUnused(db, mediaDir, file)
  },
})

export const mediaRoutes = [
  list,
  uploadRoute,
  addStream,
  read,
  describe,
  replaceRoute,
  remove,
  renditionRoute,
]
