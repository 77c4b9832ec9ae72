/** Programmes with their episodes. */

import { z } from 'zod'
import { podcastSettings } from '../content/programmes/podcast.ts'
import { type JsonOf, operation } from './operation.ts'
import { removalOperations } from './removal.ts'
import {
  expectedVersion,
  idParam,
  instant,
  list,
  listQuery,
  mediaId,
  pictureAnswer,
  reference,
  saved,
} from './values.ts'

const programme = z
  .object({
    ...{ id: z.number(), slug: z.string(), name: z.string(), description: z.string() },
    picture: pictureAnswer.nullable(),
    presenter: reference.nullable(),
  })
  .meta({ id: 'Programme' })

const fields = z.strictObject({
  name: z.string(),
  slug: z.string().default(''),
  description: z.string().default(''),
  mediaId,
  presenterId: mediaId,
  /** Null: none. Without it, the podcast stays as it is. */
  podcast: podcastSettings.nullable().optional(),
})

const podcastAnswer = z
  .object({
    ...podcastSettings.shape,
    mediaId: z.number(),
    ownerEmail: z.string(),
    cover: pictureAnswer.nullable(),
    /** The address of the feed. */
    feedUrl: z.string(),
  })
  .meta({ id: 'Podcast' })

export type PodcastAnswer = JsonOf<z.output<typeof podcastAnswer>>

const episode = z
  .object({
    id: z.number(),
    headline: z.string(),
    state: z.enum(['draft', 'scheduled', 'published', 'unpublished', 'removed']),
    episodeNumber: z.number().nullable(),
    publishedAt: instant.nullable(),
    updatedAt: instant,
  })
  .meta({ id: 'Episode' })

export const programmeRemoval = removalOperations({
  path: '/programmes',
  name: 'Programme',
  noun: 'a programme',
  may: 'runTheChannel',
})

export const programmeOperations = {
  listProgrammes: operation({
    method: 'get',
    path: '/programmes',
    name: 'listProgrammes',
    may: 'read',
    summary: 'Lists all programmes in their order.',
    answer: list(programme),
  }),
  createProgramme: operation({
    method: 'post',
    path: '/programmes',
    name: 'createProgramme',
    may: 'runTheChannel',
    summary: 'Creates a programme.',
    body: fields,
    answer: saved,
    status: 201,
  }),
  readProgramme: operation({
    method: 'get',
    path: '/programmes/{id}',
    name: 'readProgramme',
    may: 'read',
    summary: 'Returns one programme with its version.',
    params: idParam,
    answer: programme.extend({
      mediaId: z.number().nullable(),
      version: z.number(),
      podcast: podcastAnswer.nullable(),
    }),
  }),
  listEpisodes: operation({
    method: 'get',
    path: '/programmes/{id}/episodes',
    name: 'listEpisodes',
    may: 'read',
    summary: 'Lists the episodes of a programme, drafts too, newest first.',
    params: idParam,
    query: z.object({ limit: listQuery.limit, after: listQuery.after }),
    answer: list(episode),
  }),
  editProgramme: operation({
    method: 'put',
    path: '/programmes/{id}',
    name: 'editProgramme',
    may: 'runTheChannel',
    summary: 'Edits a programme.',
    params: idParam,
    body: fields.extend(expectedVersion),
    answer: saved,
  }),
  removeProgramme: programmeRemoval.remove,
  mergeProgramme: programmeRemoval.merge,
}
