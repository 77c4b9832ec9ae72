/** Links that show the site as it would be. */
import { z } from 'zod'
import { endPreviews, openPreview, previewed } from '../../content/previews/previews.ts'
import { idParam, instant, route } from '../route.ts'

export const previewRoutes = [
  route({
    method: 'post',
    path: '/previews',
    name: 'openPreview',
    summary:
      'A link that shows an article, the front, the stories panel or the breaking line as it would be.',
    body: z.object({ what: previewed, hours: z.number().min(1).max(168).default(24) }),
    answer: z.object({ url: z.string(), expiresAt: instant }),
    status: 201,
    async run({ execute, body, siteUrl }) {
      const { token, expiresAt } = await execute(openPreview, body)
      return { url: `${siteUrl}/preview/${token}`, expiresAt }
    },
  }),
  route({
    method: 'delete',
    path: '/articles/{id}/previews',
    name: 'endPreviews',
    summary: 'Ends all links that show this article before it is published.',
    params: idParam,
    answer: z.object({ ended: z.number() }),
    run: ({ execute, params }) => execute(endPreviews, params),
  }),
]
