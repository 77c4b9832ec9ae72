/** What the newsroom looks at first. */
import { z } from 'zod'
import { readOverview } from '../content/desk/overview.ts'
import { deskArticle, shownArticle } from './articles/row.ts'
import { route } from './route.ts'

const articles = z.array(deskArticle)

export const deskRoutes = [
  route({
    method: 'get',
    path: '/desk',
    name: 'readDesk',
    summary:
      'What is read now, what is in the hands of the desk, what goes out next, my drafts, what went out.',
    answer: z.object({
      readNow: z.array(z.object({ article: deskArticle, score: z.number(), share: z.number() })),
      inHands: articles,
      next: articles,
      mine: articles,
      published: articles,
      open: articles,
    }),
    async run({ db, actor }) {
      const { readNow, ...lists } = await readOverview(db, actor.id)
      return {
        readNow: readNow.map((one) => ({ ...one, article: shownArticle(one.article) })),
        inHands: lists.inHands.map(shownArticle),
        next: lists.next.map(shownArticle),
        mine: lists.mine.map(shownArticle),
        published: lists.published.map(shownArticle),
        open: lists.open.map(shownArticle),
      }
    },
  }),
]
