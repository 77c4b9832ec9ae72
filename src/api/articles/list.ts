/** The newsroom's list of articles. */

import { listArticles } from '../../content/desk/articles.ts'
import { articleListOperations } from '../../contract/articles/list.ts'
import { handle } from '../handle.ts'
import { shownArticle } from './row.ts'

const toCursor = ({ at, id }: { at: string; id: number }) => `${at.replace(' ', 'T')}Z.${id}`

export const articleListRoutes = [
  handle(
    articleListOperations.listArticles,
    async ({ db, actor, query: { mine, staffId, order, after, limit, ...filter } }) => {
      // A program has no articles of its own.
      const whose = mine ? (actor.id ?? 0) : staffId
      if (mine && actor.id === null) return { items: [], after: null }
      const page = await listArticles(
        db,
        { ...filter, staffId: whose },
        { order, limit, after: after ?? null },
      )
      return { items: page.items.map(shownArticle), after: page.after ? toCursor(page.after) : null }
    },
  ),
]
