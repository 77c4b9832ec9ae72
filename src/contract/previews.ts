/** Links that show the site as it would be. */

import { z } from 'zod'
import { previewed } from '../content/previews/previewed.ts'
import { operation } from './operation.ts'
import { idParam, instant } from './values.ts'

export const previewOperations = {
  openPreview: operation({
    method: 'post',
    path: '/previews',
    name: 'openPreview',
    may: 'read',
    summary:
      'Creates a link that shows an article, the front, the stories panel or the breaking line as it would be.',
    body: z.strictObject({ target: previewed, hours: z.number().min(1).max(168).default(24) }),
    answer: z.object({ url: z.string(), expiresAt: instant }),
    status: 201,
    answersSecret: true,
  }),
  endPreviews: operation({
    method: 'delete',
    path: '/articles/{id}/previews',
    name: 'endPreviews',
    may: 'write',
    summary: 'Ends all links that show this article before it is published.',
    params: idParam,
    answer: z.object({ ended: z.number() }),
  }),
}
