/** The library: its list, an item, an item's description. */

import { z } from 'zod'
import { id, idText, numberText } from '../../kernel/fields.ts'
import { operation } from '../operation.ts'
import { givenMoment, idParam, list } from '../values.ts'
import { cropsShape, libraryItem, mediaWithUses, type } from './item.ts'

export const mediaOperations = {
  listMedia: operation({
    method: 'get',
    path: '/media',
    name: 'listMedia',
    may: 'read',
    summary:
      'Lists the library, newest first. With "used", a page may have fewer items than the limit although more follow.',
    query: z.object({
      q: z.string().max(300).default(''),
      type: type.optional(),
      used: z.enum(['true', 'false']).optional(),
      after: idText.optional(),
      limit: numberText(1, 100).default(40),
    }),
    answer: list(libraryItem),
  }),
  readMedia: operation({
    method: 'get',
    path: '/media/{id}',
    name: 'readMedia',
    may: 'read',
    summary: 'Returns one media item in full, with its uses.',
    params: idParam,
    answer: mediaWithUses,
  }),
  describeMedia: operation({
    method: 'put',
    path: '/media/{id}',
    name: 'describeMedia',
    may: 'addMedia',
    summary: 'Replaces the description of a media item, with its focal point and crops.',
    params: idParam,
    body: z.strictObject({
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
      /** Both are unchanged when left out. */
      instructions: z.string().optional(),
      embargoedUntil: givenMoment.nullable().optional(),
      /** For audio. Unchanged when left out. */
      transcript: z.string().optional(),
      focalX: z.number().min(0).max(1),
      focalY: z.number().min(0).max(1),
      crops: cropsShape,
      /** Unchanged when left out. */
      posterId: id.nullable().optional(),
      streamUrl: z.string().default(''),
    }),
    answer: mediaWithUses,
  }),
  addStream: operation({
    method: 'post',
    path: '/media/streams',
    name: 'addStream',
    may: 'addMedia',
    summary: 'Adds a video that is streamed from elsewhere (HLS); nothing of it is stored here.',
    body: z.strictObject({
      streamUrl: z.string().min(1),
      caption: z.string().default(''),
      altText: z.string().default(''),
      posterId: id.nullable().default(null),
    }),
    answer: mediaWithUses,
    status: 201,
  }),
  removeMedia: operation({
    method: 'delete',
    path: '/media/{id}',
    name: 'removeMedia',
    may: 'addMedia',
    summary: 'Deletes an item permanently; refused while anything uses it.',
    params: idParam,
  }),
  removeMediaForLegalReasons: operation({
    method: 'post',
    path: '/media/{id}/remove',
    name: 'removeMediaForLegalReasons',
    may: 'removeForLegalReasons',
    summary:
      'Removes an item for legal reasons: its file, everything made of it and its texts are erased wherever it is shown. This cannot be undone, and the same file is never imported again.',
    params: idParam,
    body: z.strictObject({ legalReason: z.string() }),
  }),
}
