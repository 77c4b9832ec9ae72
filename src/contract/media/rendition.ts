/** Media for the staff, also unpublished ones. The session cookie, which an <img> sends, authorises. */

import { z } from 'zod'
import { operation } from '../operation.ts'
import { idParam } from '../values.ts'

export const renditionOperations = {
  readRendition: operation({
    method: 'get',
    path: '/media/{id}/{name}',
    name: 'readRendition',
    summary:
      'Returns a rendition of a picture (wide-640.webp), or the file of a video, of audio or of a document (original.mp4); for the staff only.',
    // 404 for everybody else, so that they do not learn whether the picture exists.
    may: 'anyone',
    params: idParam.extend({ name: z.string().regex(/^[a-z0-9.-]{1,30}$/) }),
    query: z.object({
      /** The item's fileVersion: an address with it can be cached. */
      v: z.string().max(20).optional(),
    }),
    givesFile: 'application/octet-stream',
  }),
}
