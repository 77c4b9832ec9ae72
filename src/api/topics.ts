/** Topics, to which the keywords and places of articles lead. */

import { topicsAtDesk, topicsSuggested, topicToEdit } from '../content/topics/desk.ts'
import { mergeTopics, removeTopic, saveTopic } from '../content/topics/write.ts'
import { topicOperations, topicRemoval } from '../contract/topics.ts'
import { handle } from './handle.ts'
import { removalRoutes } from './removing.ts'
import { listOf, orNotFound, presentPicture } from './shapes.ts'

export const topicRoutes = [
  handle(topicOperations.listTopics, async ({ readContext, query }) => {
    const { items, after } = await topicsAtDesk(readContext, { ...query, kind: query.kind })
    return listOf({ items: items.map((one) => ({ ...one, picture: presentPicture(one.picture) })), after })
  }),
  handle(topicOperations.suggestTopics, async ({ readContext, query }) => ({
    topics: await topicsSuggested(readContext, { ...query, kind: query.kind }),
  })),
  handle(topicOperations.createTopic, ({ execute, body }) => execute(saveTopic, body)),
  handle(topicOperations.readTopic, async ({ readContext, params }) => {
    const found = orNotFound(await topicToEdit(readContext, params.id), 'topic')
    return { ...found, picture: presentPicture(found.picture) }
  }),
  handle(topicOperations.editTopic, ({ execute, params, body }) =>
    execute(saveTopic, { ...body, id: params.id }),
  ),
  ...removalRoutes(topicRemoval, removeTopic, mergeTopics),
]
