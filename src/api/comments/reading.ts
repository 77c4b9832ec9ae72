/** Queries for moderators: the queues, one comment with its history, a reader. */

import { readBans } from '../../content/comments/moderation/bans.ts'
import { countQueues, readQueue } from '../../content/comments/moderation/queue.ts'
import { readReader } from '../../content/comments/moderation/reader.ts'
import { readModerated } from '../../content/comments/moderation/show.ts'
import { commentReadingOperations } from '../../contract/comments/comments.ts'
import { handle } from '../handle.ts'
import { listOf, orNotFound } from '../shapes.ts'
import { presentComment } from './shapes.ts'

export const commentReadingRoutes = [
  handle(commentReadingOperations.listComments, async ({ db, query: { limit, after, q, queue, ...of } }) => {
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
  }),
  handle(commentReadingOperations.countComments, ({ db }) => {
    return countQueues(db)
  }),
  handle(commentReadingOperations.readComment, async ({ db, params }) => {
    const found = orNotFound(await readModerated(db, params.id), 'comment')
    return {
      ...found,
      comment: presentComment(found.comment),
      others: found.others.map(presentComment),
    }
  }),
  handle(commentReadingOperations.readReader, async ({ db, params }) => {
    const found = orNotFound(await readReader(db, params.id), 'reader')
    return { ...found, comments: found.comments.map(presentComment) }
  }),
  handle(commentReadingOperations.listBans, async ({ db, query: { limit, after } }) => {
    const rows = await readBans({ db }, { limit: limit + 1, ...(after === null ? {} : { after }) })
    const shown = rows.slice(0, limit)
    return listOf({ items: shown, after: rows.length > limit ? shown.at(-1)!.id : null })
  }),
]
