/**
 * Serves pictures and videos to the staff, also unpublished ones. An <img> sends the session cookie, which
 * authorises the request.
 */

import { staffFile } from '../../content/media/library.ts'
import { fileOf } from '../../content/media/rendition-file.ts'
import { renditionOperations } from '../../contract/media/rendition.ts'
import { identify } from '../authenticate.ts'
import { handle } from '../handle.ts'
import { sendFile } from './send-file.ts'
import { mediaNotFound } from './shapes.ts'

export const renditionRoute = handle(renditionOperations.readRendition, async (call) => {
  const { readContext, mediaStore, params, query, c } = call
  const caller = await identify(call, c.req.raw.headers)
  const media = caller && (await staffFile(readContext, params.id))
  const found = media && (await fileOf(mediaStore, media, params.name))
  if (!found) throw mediaNotFound(params.id)
  return sendFile(c.req.raw, {
    ...found,
    etag: `"${media.version}-${params.name}"`,
    cacheControl: query.v === media.version ? 'private, max-age=86400, immutable' : 'private, no-cache',
  })
})
