/** Preview links. */

import { endPreviews, openPreview } from '../../content/previews/previews.ts'
import { previewOperations } from '../../contract/previews.ts'
import { handle } from '../handle.ts'

export const previewRoutes = [
  handle(previewOperations.openPreview, async ({ execute, body, siteUrl }) => {
    const { token, expiresAt } = await execute(openPreview, body)
    return { url: `${siteUrl}/preview/${token}`, expiresAt }
  }),
  handle(previewOperations.endPreviews, ({ execute, params }) => execute(endPreviews, params)),
]
