/** The staff's door to pictures, public or not: by the session, which an <img> sends along. */
import { z } from 'zod'
import { staffFile } from '../../content/media/library.ts'
import { fileOf } from '../../content/media/rendition-file.ts'
import { identify } from '../authenticate.ts'
import { idParam, route } from '../route.ts'
import { sendFile } from './send-file.ts'
import { nothingThere } from './shapes.ts'

export const renditionRoute = route({
  method: 'get',
  path: '/media/{id}/{name}',
  name: 'readRendition',
  summary:
    'A rendition of a picture (wide-640.webp), or the file of a video (original.mp4), for the staff alone.',
  // Nobody learns here whether there is such a picture: to them there is nothing.
  access: 'anyone',
  params: idParam.extend({ name: z.string().regex(/^[a-z0-9.-]{1,30}$/) }),
  query: z.object({
    /** The item's fileVersion: an address with it can be kept. */
    v: z.string().max(20).optional(),
  }),
  givesFile: 'application/octet-stream',
  async run(call) {
    const { reading, mediaStore, params, query, c } = call
    const caller = await identify(call, c.req.raw.headers)
    const media = caller && (await staffFile(reading, params.id))
    const found = media && (await fileOf(mediaStore, media, params.name))
    if (!found) throw nothingThere(params.id)
    return sendFile(c.req.raw, {
      ...found,
      etag: `"${media.version}-${params.name}"`,
      cacheControl: query.v === media.version ? 'private, max-age=86400, immutable' : 'private, no-cache',
    })
  },
})
