/** Captions of a video: a WebVTT file for each language. */

import { z } from 'zod'
import { operation } from '../operation.ts'
import { idParam } from '../values.ts'
import { mediaWithUses } from './item.ts'

const language = z.string().regex(/^[a-z]{2,3}$/, 'must be a language such as ar')

export const captionOperations = {
  addCaptions: operation({
    method: 'post',
    path: '/media/{id}/captions',
    name: 'addCaptions',
    may: 'addMedia',
    summary: 'Sets the captions of a video in a language: the body is a WebVTT file.',
    params: idParam,
    query: z.object({ language }),
    takesFile: true,
    answer: mediaWithUses,
  }),
  removeCaptions: operation({
    method: 'delete',
    path: '/media/{id}/captions/{language}',
    name: 'removeCaptions',
    may: 'addMedia',
    summary: 'Removes the captions of a video in a language.',
    params: idParam.extend({ language }),
  }),
}
