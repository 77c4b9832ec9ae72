/** Programmes with their episodes. */
import { z } from 'zod'
import { episodesOf, programmeToEdit } from '../content/programmes/desk.ts'
import { listProgrammes, removeProgramme, saveProgramme } from '../content/programmes/programmes.ts'
import { idParam, instant, route } from './route.ts'
import {
  list,
  listOf,
  listQuery,
  mediaId,
  orNotFound,
  pictureAnswer,
  presentPicture,
  reference,
  saved,
  seen,
} from './shapes.ts'

const programme = z.object({
  ...{ id: z.number(), slug: z.string(), name: z.string(), description: z.string() },
  picture: pictureAnswer.nullable(),
  presenter: reference.nullable(),
})
const fields = z.object({
  name: z.string(),
  slug: z.string().default(''),
  description: z.string().default(''),
  mediaId,
  presenterId: mediaId,
})
const episode = z.object({
  id: z.number(),
  headline: z.string(),
  state: z.enum(['draft', 'scheduled', 'published', 'unpublished', 'removed']),
  episodeNumber: z.number().nullable(),
  publishedAt: instant.nullable(),
  updatedAt: instant,
})

export const programmeRoutes = [
  route({
    method: 'get',
    path: '/programmes',
    name: 'listProgrammes',
    summary: 'All programmes in their order.',
    answer: z.object({ items: z.array(programme) }),
    run: async ({ reading }) => ({
      items: (await listProgrammes(reading)).map((one) => ({ ...one, picture: presentPicture(one.picture) })),
    }),
  }),
  route({
    method: 'post',
    path: '/programmes',
    name: 'createProgramme',
    summary: 'A new programme.',
    body: fields,
    answer: saved,
    status: 201,
    run: ({ execute, body }) => execute(saveProgramme, body),
  }),
  route({
    method: 'get',
    path: '/programmes/{id}',
    name: 'readProgramme',
    summary: 'One programme with its version.',
    params: idParam,
    answer: programme.extend({ mediaId: z.number().nullable(), version: z.number() }),
    async run({ reading, params }) {
      const found = orNotFound(await programmeToEdit(reading, params.id), 'programme')
      return { ...found, picture: presentPicture(found.picture) }
    },
  }),
  route({
    method: 'get',
    path: '/programmes/{id}/episodes',
    name: 'listEpisodes',
    summary: 'The articles that are episodes of a programme, drafts too, the newest first.',
    params: idParam,
    query: z.object({ limit: listQuery.limit, after: listQuery.after }),
    answer: list(episode),
    run: async ({ reading, params, query }) =>
      listOf(await episodesOf(reading, { ...query, programmeId: params.id })),
  }),
  route({
    method: 'put',
    path: '/programmes/{id}',
    name: 'editProgramme',
    summary: 'Edits a programme.',
    params: idParam,
    body: fields.extend(seen),
    answer: saved,
    run: ({ execute, params, body }) => execute(saveProgramme, { ...body, id: params.id }),
  }),
  route({
    method: 'delete',
    path: '/programmes/{id}',
    name: 'removeProgramme',
    summary:
      'Takes a programme away; a conflict while it has episodes, a story follows it or the guide plans it.',
    params: idParam,
    run: ({ execute, params }) => execute(removeProgramme, params),
  }),
]
