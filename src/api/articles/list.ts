/** The newsroom's list of articles. */
import { z } from 'zod'
import { articleKinds } from '../../content/articles/content.ts'
import { deskStates, listArticles } from '../../content/desk/articles.ts'
import { givenMoment, route } from '../route.ts'
import { deskArticle, shownArticle } from './row.ts'

const id = z.coerce.number().int().positive().max(2_147_483_647)
const yes = z.enum(['true', 'false']).transform((value) => value === 'true')

/** A cursor names the last row of a page: the moment that lists are ordered by, and the id. */
const cursor = z
  .string()
  .regex(/^[1-9]\d{3}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?Z\.\d{1,10}$/, 'is not a cursor of this list')
  .transform((text) => {
    const [, at, last] = /^(.+)Z\.(\d+)$/.exec(text)!
    return { at: at!, id: Number(last) }
  })
  .refine(
    ({ at, id }) => !Number.isNaN(Date.parse(`${at}Z`)) && id <= 2_147_483_647,
    'is not a cursor of this list',
  )

const toCursor = ({ at, id }: { at: string; id: number }) => `${at.replace(' ', 'T')}Z.${id}`

export const articleListRoutes = [
  route({
    method: 'get',
    path: '/articles',
    name: 'listArticles',
    summary:
      'Articles of every state by the moment of the last work on them; those in the bin only when asked for.',
    query: z.object({
      state: z.enum(deskStates).optional(),
      kind: z.enum(articleKinds).optional(),
      sectionId: id.optional(),
      storyId: id.optional(),
      staffId: id.optional(),
      mine: yes.optional(),
      handedIn: yes.optional(),
      q: z.string().max(300).optional(),
      from: givenMoment.optional(),
      to: givenMoment.optional(),
      order: z.enum(['newest', 'oldest']).default('newest'),
      after: cursor.optional(),
      limit: z.coerce.number().int().min(1).max(100).default(50),
    }),
    answer: z.object({ items: z.array(deskArticle), after: z.string().nullable() }),
    async run({ db, actor, query: { mine, staffId, order, after, limit, ...filter } }) {
      // A program has begun nothing that is its own.
      const whose = mine ? (actor.id ?? 0) : staffId
      if (mine && actor.id === null) return { items: [], after: null }
      const page = await listArticles(
        db,
        { ...filter, staffId: whose },
        { order, limit, after: after ?? null },
      )
      return { items: page.items.map(shownArticle), after: page.after ? toCursor(page.after) : null }
    },
  }),
]
