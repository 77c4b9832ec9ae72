/** Stories: running stories that group articles, and the panel in which they stand. */
import { z } from 'zod'
import { storiesAtDesk, storyToEdit } from '../content/stories/desk.ts'
import { orderStories, removeStory, saveStory, setStoryState } from '../content/stories/write.ts'
import { versionOf } from '../content/versions.ts'
import { idParam, instant, route } from './route.ts'
import {
  ids,
  list,
  listOf,
  listQuery,
  mediaId,
  orNotFound,
  pictureAnswer,
  presentPicture,
  saved,
  seen,
} from './shapes.ts'

const state = z.enum(['open', 'closed', 'archived'])
const story = z.object({
  ...{ id: z.number(), slug: z.string(), name: z.string(), summary: z.string() },
  ...{ state, pinned: z.boolean(), openedAt: instant, closedAt: instant.nullable() },
  ...{ mediaId: z.number().nullable(), programmeId: z.number().nullable() },
  /** Its own, or its programme's. */
  picture: pictureAnswer.nullable(),
  /** How many published articles stand in it. */
  articles: z.number(),
})
const fields = z.object({
  name: z.string(),
  slug: z.string().default(''),
  summary: z.string().default(''),
  mediaId,
  programmeId: mediaId,
})

export const storyRoutes = [
  route({
    method: 'get',
    path: '/stories',
    name: 'listStories',
    summary:
      'Stories, the newest first; the open ones in the order of the panel, whose version is told with them.',
    query: z.object({ ...listQuery, state: state.optional() }),
    answer: list(story).extend({ version: z.number() }),
    async run({ reading, query }) {
      const { items, after } = await storiesAtDesk(reading, { ...query, state: query.state })
      const shown = items.map((one) => ({ ...one, picture: presentPicture(one.picture) }))
      return { ...listOf({ items: shown, after }), version: await versionOf(reading, 'stories', 1) }
    },
  }),
  route({
    method: 'post',
    path: '/stories',
    name: 'createStory',
    summary: 'Opens a story at the end of the panel.',
    body: fields,
    answer: saved,
    status: 201,
    run: ({ execute, body }) => execute(saveStory, body),
  }),
  route({
    method: 'put',
    path: '/stories/order',
    name: 'orderStories',
    summary: 'Puts the panel into this order, and says which of its stories are pinned.',
    body: z.object({ ids: ids.max(500), pinnedIds: ids.max(500).optional(), ...seen }),
    answer: z.object({ version: z.number() }),
    run: ({ execute, body }) => execute(orderStories, body),
  }),
  route({
    method: 'get',
    path: '/stories/{id}',
    name: 'readStory',
    summary: 'One story with its version.',
    params: idParam,
    answer: story.extend({ version: z.number() }),
    async run({ reading, params }) {
      const found = orNotFound(await storyToEdit(reading, params.id), 'story')
      return { ...found, picture: presentPicture(found.picture) }
    },
  }),
  route({
    method: 'put',
    path: '/stories/{id}',
    name: 'editStory',
    summary: 'Edits a story; its place in the panel stays.',
    params: idParam,
    body: fields.extend(seen),
    answer: saved,
    run: ({ execute, params, body }) => execute(saveStory, { ...body, id: params.id }),
  }),
  route({
    method: 'put',
    path: '/stories/{id}/state',
    name: 'setStoryState',
    summary: 'Opens, closes or archives a story; only open ones stand in the panel.',
    params: idParam,
    body: z.object({ state }),
    run: ({ execute, params, body }) => execute(setStoryState, { ...body, id: params.id }),
  }),
  route({
    method: 'delete',
    path: '/stories/{id}',
    name: 'removeStory',
    summary: 'Takes a story away; a conflict while articles stand in it.',
    params: idParam,
    run: ({ execute, params }) => execute(removeStory, params),
  }),
]
