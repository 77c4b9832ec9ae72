/** Uploads: a new item of the library, or another file for an existing one. */

import { z } from 'zod'
import { numberText } from '../../kernel/fields.ts'
import { largestId } from '../../values/id.ts'
import { operation } from '../operation.ts'
import { idParam } from '../values.ts'
import { mediaItem, mediaWithUses } from './item.ts'

export const uploadOperations = {
  uploadMedia: operation({
    method: 'post',
    path: '/media',
    name: 'uploadMedia',
    may: 'addMedia',
    summary:
      'Uploads a picture, a video, audio (MP3, M4A, AAC, Ogg, WAV) or a document (PDF, DOCX, XLSX, PPTX, CSV): its bytes are the body. The type is detected by the bytes. The same bytes again return the existing item.',
    query: z.object({ filename: z.string().max(500).default('') }),
    takesFile: true,
    answer: z.object({
      media: mediaItem,
      /** Whether the item existed before. */
      known: z.boolean(),
      /** The character encoding that was guessed for its texts, where the file states none: 'windows-1256'. */
      guessedEncoding: z.string().nullable(),
      /**
       * Whether it is animated, of which only the first picture is shown, or in HEVC, which many browsers do
       * not play.
       */
      notices: z.array(z.enum(['stilled', 'hevc'])),
    }),
  }),
  replaceMediaFile: operation({
    method: 'put',
    path: '/media/{id}/file',
    name: 'replaceMediaFile',
    may: 'addMedia',
    summary:
      'Replaces the file of an item. Its description stays, and the new file is shown wherever the item is used.',
    params: idParam,
    query: z.object({ version: numberText(0, largestId), filename: z.string().max(500).default('') }),
    takesFile: true,
    answer: mediaWithUses,
  }),
}
