/** Publishing, scheduling, correcting, unpublishing and erasing articles. */

import {
  correctArticle,
  publishArticle,
  unpublishArticle,
  unscheduleArticle,
} from '../../content/articles/publish.ts'
import { removeArticle } from '../../content/articles/remove.ts'
import { readWorking } from '../../content/articles/working.ts'
import { publishingOperations } from '../../contract/articles/publishing.ts'
import { shortPath } from '../../site/paths.ts'
import { handle } from '../handle.ts'
import { missing } from './routes.ts'

export const publishingRoutes = [
  handle(
    publishingOperations.publishArticle,
    async ({ execute, readContext, siteUrl, params: { id }, body }) => {
      const { state, at, gone: left } = await execute(publishArticle, { id, ...body })
      const article = await readWorking(readContext, id)
      if (!article) throw missing(id)
      return {
        state,
        at,
        address: state === 'published' ? `/articles/${id}/${article.slug}` : null,
        shortUrl: state === 'published' ? siteUrl + shortPath({ id }) : null,
        gone: left,
      }
    },
  ),
  handle(publishingOperations.unscheduleArticle, ({ execute, params }) => execute(unscheduleArticle, params)),
  handle(publishingOperations.correctArticle, ({ execute, params, body }) =>
    execute(correctArticle, { ...params, ...body }),
  ),
  handle(publishingOperations.unpublishArticle, ({ execute, params, body }) =>
    execute(unpublishArticle, { ...params, ...body }),
  ),
  handle(publishingOperations.removeArticle, ({ execute, params, body }) =>
    execute(removeArticle, { ...params, ...body }),
  ),
]
