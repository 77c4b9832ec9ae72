/** Topics: the keywords, people, places and organisations of articles, each with a page. */

import { z } from 'zod'
import { topicKinds } from '../content/topics/kinds.ts'
import { numberText } from '../kernel/fields.ts'
import { operation } from './operation.ts'
import { removalOperations } from './removal.ts'
import { expectedVersion, idParam, list, listQuery, mediaId, pictureAnswer, saved } from './values.ts'

const kind = z.enum(topicKinds)

const topic = z
  .object({
    ...{ id: z.number(), slug: z.string(), name: z.string(), kind, description: z.string() },
    mediaId: z.number().nullable(),
    picture: pictureAnswer.nullable(),
    /** How articles spell it; each of these spellings leads to it. */
    spellings: z.array(z.string()),
    /** The number of public articles about it. */
    articles: z.number(),
  })
  .meta({ id: 'Topic' })

const fields = z.strictObject({
  name: z.string(),
  slug: z.string().default(''),
  kind: kind.default('keyword'),
  description: z.string().default(''),
  mediaId,
})

export const topicRemoval = removalOperations({
  path: '/topics',
  name: 'Topic',
  noun: 'a topic',
  may: 'publish',
})

export const topicOperations = {
  listTopics: operation({
    method: 'get',
    path: '/topics',
    name: 'listTopics',
    may: 'read',
    summary: 'Lists topics by name; with `q`, those whose name or a spelling contains it.',
    query: z.object({ ...listQuery, kind: kind.optional() }),
    answer: list(topic),
  }),
  suggestTopics: operation({
    method: 'get',
    path: '/topics/suggested',
    name: 'suggestTopics',
    may: 'read',
    summary:
      'Suggests topics with a spelling that begins with `q`: one that is spelled so first, then the shortest.',
    query: z.object({ q: listQuery.q, limit: numberText(1, 20).default(8), kind: kind.optional() }),
    answer: z.object({ topics: z.array(z.object({ id: z.number(), name: z.string() })) }),
  }),
  createTopic: operation({
    method: 'post',
    path: '/topics',
    name: 'createTopic',
    may: 'publish',
    summary: 'Creates a topic. Its page appears with its first public article.',
    body: fields,
    answer: saved,
    status: 201,
  }),
  readTopic: operation({
    method: 'get',
    path: '/topics/{id}',
    name: 'readTopic',
    may: 'read',
    summary: 'Returns one topic with its version.',
    params: idParam,
    answer: topic.extend({ version: z.number() }),
  }),
  editTopic: operation({
    method: 'put',
    path: '/topics/{id}',
    name: 'editTopic',
    may: 'publish',
    summary: 'Edits a topic. Its former name stays a spelling of it, and its former address redirects.',
    params: idParam,
    body: fields.extend(expectedVersion),
    answer: saved,
  }),
  removeTopic: topicRemoval.remove,
  mergeTopic: topicRemoval.merge,
}
