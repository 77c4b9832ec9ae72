/** What moderators read: the queues, one comment with its history, a reader. */
import { z } from 'zod'
import { readBans } from '../../content/comments/moderation/bans.ts'
import { countQueues, queues, readQueue } from '../../content/comments/moderation/queue.ts'
import { readReader } from '../../content/comments/moderation/reader.ts'
import { readModerated } from '../../content/comments/moderation/show.ts'
import { idParam, route } from '../route.ts'
import { list, listOf, listQuery, orNotFound } from '../shapes.ts'
import { ban, decision, moderatedComment, moderatedReader, onlyModerators, presentComment } from './shapes.ts'

const one = z.coerce.number().int().positive().max(2_147_483_647).optional()

export const commentReadingRoutes = [
  route({
    method: 'get',
    path: '/comments',
    name: 'listComments',
    summary:
      'Comments that wait, were reported, have an appeal or were decided, in the order to read them in.',
    query: z.object({
      ...listQuery,
      queue: z.enum(queues).default('held'),
      ...{ sectionId: one, articleId: one, readerId: one },
    }),
    answer: list(moderatedComment),
    async run({ actor, db, query: { limit, after, q, queue, ...of } }) {
      onlyModerators(actor)
      const filter = Object.fromEntries(Object.entries(of).filter(([, id]) => id !== undefined))
      const items = await readQueue(db, {
        ...{ queue, q, limit: limit + 1 },
        ...filter,
        ...(after === null ? {} : { after }),
      })
      const shown = items.slice(0, limit)
      return listOf({
        items: shown.map(presentComment),
        after: items.length > limit ? shown.at(-1)!.id : null,
      })
    },
  }),
  route({
    method: 'get',
    path: '/comments/counts',
    name: 'countComments',
    summary: 'How many wait in each queue, up to 1,000.',
    answer: z.object({ held: z.number(), reported: z.number(), appeals: z.number() }),
    run({ actor, db }) {
      onlyModerators(actor)
      return countQueues(db)
    },
  }),
  route({
    method: 'get',
    path: '/comments/{id}',
    name: 'readComment',
    summary:
      'One comment with all decisions about it, what else its writer wrote, and bans that hold of them.',
    params: idParam,
    answer: z.object({
      comment: moderatedComment,
      decisions: z.array(decision),
      others: z.array(moderatedComment),
      bans: z.array(ban),
    }),
    async run({ actor, db, params }) {
      onlyModerators(actor)
      const found = orNotFound(await readModerated(db, params.id), 'comment')
      return {
        ...found,
        comment: presentComment(found.comment),
        others: found.others.map(presentComment),
      }
    },
  }),
  route({
    method: 'get',
    path: '/readers/{id}',
    name: 'readReader',
    summary: 'A reader as moderators know them, with what they wrote last and the bans that hold of them.',
    params: idParam,
    answer: z.object({
      reader: moderatedReader,
      comments: z.array(moderatedComment),
      bans: z.array(ban),
    }),
    async run({ actor, db, params }) {
      onlyModerators(actor)
      const found = orNotFound(await readReader(db, params.id), 'reader')
      return { ...found, comments: found.comments.map(presentComment) }
    },
  }),
  route({
    method: 'get',
    path: '/bans',
    name: 'listBans',
    summary: 'Bans that hold, the newest first.',
    query: z.object({ limit: listQuery.limit, after: listQuery.after }),
    answer: list(ban),
    async run({ actor, db, query: { limit, after } }) {
      onlyModerators(actor)
      const rows = await readBans({ db }, { limit: limit + 1, ...(after === null ? {} : { after }) })
      const shown = rows.slice(0, limit)
      return listOf({ items: shown, after: rows.length > limit ? shown.at(-1)!.id : null })
    },
  }),
]
