/** The media library: its list, an item, its metadata. */

import { removeMediaForLegalReasons } from '../../content/media/erase.ts'
import { deleteIfUnused } from '../../content/media/files.ts'
import { listMedia } from '../../content/media/library.ts'
import { usesOf } from '../../content/media/uses.ts'
import { addMedia, describeMedia, removeMedia } from '../../content/media/write.ts'
import { mediaOperations } from '../../contract/media/library.ts'
import { CommandError } from '../../kernel/command.ts'
import { handle } from '../handle.ts'
import { Problem } from '../problem.ts'
import { renditionRoute } from './rendition.ts'
import { mediaWithUsesById, thumbnailUrl } from './shapes.ts'
import { replaceRoute, uploadRoute } from './upload.ts'

const list = handle(
  mediaOperations.listMedia,
  async ({ readContext, query: { q, type = null, used, after = null, limit } }) => {
    const isUsed = used === undefined ? null : used === 'true'
    const page = await listMedia(readContext, { q, type, used: isUsed, after, limit })
    return {
      items: page.items.map((item) => ({ ...item, thumbnailUrl: thumbnailUrl(item) })),
      after: page.after === null ? null : String(page.after),
    }
  },
)

const read = handle(mediaOperations.readMedia, ({ readContext, params }) =>
  mediaWithUsesById(readContext, params.id),
)

const describe = handle(mediaOperations.describeMedia, async ({ execute, readContext, params, body }) => {
  await execute(describeMedia, { id: params.id, ...body })
  return mediaWithUsesById(readContext, params.id)
})

const addStream = handle(mediaOperations.addStream, async ({ execute, readContext, body }) => {
  const { id: made } = await execute(addMedia, { type: 'video', ...body })
  return mediaWithUsesById(readContext, made)
})

const remove = handle(mediaOperations.removeMedia, async ({ execute, db, mediaDir, params }) => {
  const { files } = await execute(removeMedia, { id: params.id }).catch(async (error: unknown) => {
    if (error instanceof CommandError && error.reason === 'conflict')
      throw new Problem('conflict', error.message, {
        reason: 'in-use',
        uses: await usesOf({ db }, params.id),
      })
    throw error
  })
  for (const file of files) await deleteIfUnused(db, mediaDir, file)
})

const removeForLegalReasons = handle(
  mediaOperations.removeMediaForLegalReasons,
  ({ execute, params, body }) => execute(removeMediaForLegalReasons, { ...params, ...body }),
)

export const mediaRoutes = [
  list,
  uploadRoute,
  addStream,
  read,
  describe,
  replaceRoute,
  remove,
  removeForLegalReasons,
  renditionRoute,
]
