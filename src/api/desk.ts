/** The newsroom's overview page. */

import { readOverdue } from '../content/desk/overdue.ts'
import { readOverview } from '../content/desk/overview.ts'
import { deskOperations } from '../contract/desk.ts'
import { shownArticle } from './articles/row.ts'
import { handle } from './handle.ts'

export const deskRoutes = [
  handle(deskOperations.readDesk, async ({ db, actor }) => {
    const { readNow, ...lists } = await readOverview(db, actor.id)
    return {
      readNow: readNow.map((one) => ({ ...one, article: shownArticle(one.article) })),
      submitted: lists.submitted.map(shownArticle),
      returned: lists.returned.map(shownArticle),
      next: lists.next.map(shownArticle),
      mine: lists.mine.map(shownArticle),
      published: lists.published.map(shownArticle),
      open: lists.open.map(shownArticle),
      overdue: await readOverdue(db),
    }
  }),
]
