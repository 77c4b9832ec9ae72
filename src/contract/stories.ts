/** Stories: running stories that group articles, and the stories panel. */

import { z } from 'zod'
import { inline } from '../body/inline.ts'
import { givenBody, shownBody, warnings } from './articles/body.ts'
import { operation } from './operation.ts'
import { removalOperations } from './removal.ts'
import {
  expectedVersion,
  givenMoment,
  idParam,
  ids,
  instant,
  list,
  listQuery,
  mediaId,
  pictureAnswer,
  saved,
} from './values.ts'

const state = z.enum(['open', 'closed', 'archived'])

const story = z
  .object({
    ...{ id: z.number(), slug: z.string(), name: z.string(), summary: z.string() },
    ...{ state, pinned: z.boolean(), openedAt: instant, closedAt: instant.nullable() },
    ...{ mediaId: z.number().nullable(), programmeId: z.number().nullable() },
    /** The story's own picture, or its programme's. */
    picture: pictureAnswer.nullable(),
    /** The number of published articles in it. */
    articles: z.number(),
  })
  .meta({ id: 'Story' })

const factText = inline.unwrap()

const givenFact = z.strictObject({
  text: z.union([factText, z.string().describe('Plain text.')]),
  /** The time at which the fact was true. */
  asOf: givenMoment.nullable().default(null),
})

const editedStory = story
  .extend({
    keyFacts: z.array(z.object({ text: factText, asOf: instant.nullable() })),
    background: shownBody,
    version: z.number(),
  })
  .meta({ id: 'StoryDetail' })

const fields = z.strictObject({
  name: z.string(),
  slug: z.string().default(''),
  summary: z.string().default(''),
  mediaId,
  programmeId: mediaId,
  /** The facts in their order; left out, they stay. */
  keyFacts: z.array(givenFact).optional(),
  /** Paragraphs that say what happened so far; left out, they stay. */
  background: givenBody.optional(),
})

export type GivenStory = z.output<typeof fields>

export const storyRemoval = removalOperations({
  path: '/stories',
  name: 'Story',
  noun: 'a story',
  may: 'runStories',
})

export const storyOperations = {
  listStories: operation({
    method: 'get',
    path: '/stories',
    name: 'listStories',
    may: 'read',
    summary: "Lists stories, newest first; open ones in the order of the panel, with the panel's version.",
    query: z.object({ ...listQuery, state: state.optional() }),
    answer: list(story).extend({ version: z.number() }),
  }),
  createStory: operation({
    method: 'post',
    path: '/stories',
    name: 'createStory',
    may: 'runStories',
    summary: 'Opens a story at the end of the panel.',
    body: fields,
    answer: saved.extend({ warnings }),
    status: 201,
  }),
  orderStories: operation({
    method: 'put',
    path: '/stories/order',
    name: 'orderStories',
    may: 'runStories',
    summary: 'Orders the stories of the panel, and sets which ones are pinned.',
    body: z.strictObject({ ids: ids.max(500), pinnedIds: ids.max(500).optional(), ...expectedVersion }),
    answer: z.object({ version: z.number() }),
  }),
  readStory: operation({
    method: 'get',
    path: '/stories/{id}',
    name: 'readStory',
    may: 'read',
    summary: 'Returns one story with its version.',
    params: idParam,
    answer: editedStory,
  }),
  editStory: operation({
    method: 'put',
    path: '/stories/{id}',
    name: 'editStory',
    may: 'runStories',
    summary: 'Edits a story; its place in the panel stays.',
    params: idParam,
    body: fields.extend(expectedVersion),
    answer: saved.extend({ warnings }),
  }),
  setStoryState: operation({
    method: 'put',
    path: '/stories/{id}/state',
    name: 'setStoryState',
    may: 'runStories',
    summary: 'Opens, closes or archives a story; only open ones are in the panel.',
    params: idParam,
    body: z.strictObject({ state }),
  }),
  removeStory: storyRemoval.remove,
  mergeStory: storyRemoval.merge,
}
