/** Stories, which group articles, and their order in the stories panel. */

import { mergeStories } from '../content/merge.ts'
import { storiesAtDesk, storyToEdit } from '../content/stories/desk.ts'
import { orderStories, removeStory, saveStory, setStoryState } from '../content/stories/write.ts'
import { type GivenStory, storyOperations, storyRemoval } from '../contract/stories.ts'
import type { ReadContext } from '../kernel/read-context.ts'
import { versionOf } from '../kernel/versions.ts'
import { readBody } from './articles/given-body.ts'
import { handle } from './handle.ts'
import { removalRoutes } from './removing.ts'
import { listOf, orNotFound, presentPicture } from './shapes.ts'

/** The texts of a story as its command takes them. */
async function readTexts(
  readContext: ReadContext,
  siteUrl: string,
  { keyFacts, background, ...others }: GivenStory,
) {
  const { body, warnings } = await readBody(readContext, siteUrl, background)
  const facts = keyFacts?.map(({ text, asOf }) => ({
    text: typeof text === 'string' ? [{ type: 'text' as const, text }] : text,
    asOf,
  }))
  return { story: { ...others, keyFacts: facts, background: body }, warnings }
}

export const storyRoutes = [
  handle(storyOperations.listStories, async ({ readContext, query }) => {
    const { items, after } = await storiesAtDesk(readContext, { ...query, state: query.state })
    const shown = items.map((one) => ({ ...one, picture: presentPicture(one.picture) }))
    return { ...listOf({ items: shown, after }), version: await versionOf(readContext, 'stories', 1) }
  }),
  handle(storyOperations.createStory, async ({ execute, readContext, siteUrl, body }) => {
    const { story, warnings } = await readTexts(readContext, siteUrl, body)
    return { ...(await execute(saveStory, story)), warnings }
  }),
  handle(storyOperations.orderStories, ({ execute, body }) => execute(orderStories, body)),
  handle(storyOperations.readStory, async ({ readContext, params }) => {
    const found = orNotFound(await storyToEdit(readContext, params.id), 'story')
    return { ...found, picture: presentPicture(found.picture) }
  }),
  handle(storyOperations.editStory, async ({ execute, readContext, siteUrl, params, body }) => {
    const { story, warnings } = await readTexts(readContext, siteUrl, body)
    const { version } = body
    return { ...(await execute(saveStory, { ...story, id: params.id, version })), warnings }
  }),
  handle(storyOperations.setStoryState, ({ execute, params, body }) =>
    execute(setStoryState, { ...body, id: params.id }),
  ),
  ...removalRoutes(storyRemoval, removeStory, mergeStories),
]
