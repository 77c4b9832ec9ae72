/** Stories, which group articles, and their order in the stories panel. */

import { mergeStories } from '../content/merge.ts'
import { storiesAtDesk, storyToEdit } from '../content/stories/desk.ts'
import { orderStories, removeStory, saveStory, setStoryState } from '../content/stories/write.ts'
import { storyOperations, storyRemoval } from '../contract/stories.ts'
import { versionOf } from '../kernel/versions.ts'
import { handle } from './handle.ts'
import { removalRoutes } from './removing.ts'
import { listOf, orNotFound, presentPicture } from './shapes.ts'

export const storyRoutes = [
  handle(storyOperations.listStories, async ({ readContext, query }) => {
    const { items, after } = await storiesAtDesk(readContext, { ...query, state: query.state })
    const shown = items.map((one) => ({ ...one, picture: presentPicture(one.picture) }))
    return { ...listOf({ items: shown, after }), version: await versionOf(readContext, 'stories', 1) }
  }),
  handle(storyOperations.createStory, ({ execute, body }) => execute(saveStory, body)),
  handle(storyOperations.orderStories, ({ execute, body }) => execute(orderStories, body)),
  handle(storyOperations.readStory, async ({ readContext, params }) => {
    const found = orNotFound(await storyToEdit(readContext, params.id), 'story')
    return { ...found, picture: presentPicture(found.picture) }
  }),
  handle(storyOperations.editStory, ({ execute, params, body }) =>
    execute(saveStory, { ...body, id: params.id }),
  ),
  handle(storyOperations.setStoryState, ({ execute, params, body }) =>
    execute(setStoryState, { ...body, id: params.id }),
  ),
  ...removalRoutes(storyRemoval, removeStory, mergeStories),
]
