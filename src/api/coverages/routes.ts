/** Live coverages: begun, edited, announced, live, ended, withdrawn. */
import { z } from 'zod'
import { coveragesAtDesk, coverageToEdit, numberOf } from '../../content/coverage/desk.ts'
import { removeCoverage } from '../../content/coverage/erase.ts'
import { setCoverageState } from '../../content/coverage/state.ts'
import { watchersOf } from '../../content/coverage/watchers.ts'
import { discardCoverage, saveCoverage } from '../../content/coverage/write.ts'
import { idParam, route } from '../route.ts'
import { list, listOf, listQuery, orNotFound, saved, seen } from '../shapes.ts'
import { changesRoute } from './events.ts'
import { coverageFields, coverageState, editedCoverage, presentCoverage, shownCoverage } from './shapes.ts'

export const coverageRoutes = [
  route({
    method: 'get',
    path: '/coverages',
    name: 'listCoverages',
    summary: 'Live coverages, the newest first.',
    query: z.object({ ...listQuery, state: coverageState.optional() }),
    answer: list(shownCoverage),
    async run({ reading, query }) {
      const { items, after } = await coveragesAtDesk(reading, { ...query, state: query.state })
      return listOf({ items: items.map(presentCoverage), after })
    },
  }),
  route({
    method: 'post',
    path: '/coverages',
    name: 'createCoverage',
    summary: 'Begins a coverage; nothing of it is public.',
    body: coverageFields,
    answer: saved,
    status: 201,
    run: ({ execute, body }) => execute(saveCoverage, body),
  }),
  route({
    method: 'get',
    path: '/coverages/{id}',
    name: 'readCoverage',
    summary: 'One coverage with its version.',
    params: idParam,
    answer: editedCoverage,
    run: async ({ reading, params }) =>
      presentCoverage(orNotFound(await coverageToEdit(reading, params.id), 'coverage')),
  }),
  route({
    method: 'put',
    path: '/coverages/{id}',
    name: 'editCoverage',
    summary: 'Edits what a coverage says of itself.',
    params: idParam,
    body: coverageFields.extend(seen),
    answer: saved,
    run: ({ execute, params, body }) => execute(saveCoverage, { ...body, id: params.id }),
  }),
  route({
    method: 'put',
    path: '/coverages/{id}/state',
    name: 'setCoverageState',
    summary:
      'Announces a coverage (before), sets it live, ends it, or withdraws it (unpublished) for a reason.',
    params: idParam,
    body: z.object({
      state: z.enum(['before', 'live', 'ended', 'unpublished']),
      reason: z.string().default(''),
    }),
    answer: z.object({ state: coverageState, number: z.number() }),
    run: ({ execute, params, body }) => execute(setCoverageState, { ...body, id: params.id }),
  }),
  route({
    method: 'delete',
    path: '/coverages/{id}',
    name: 'discardCoverage',
    summary: 'Takes away a coverage that was never public, with its entries.',
    params: idParam,
    run: ({ execute, params }) => execute(discardCoverage, params),
  }),
  route({
    method: 'post',
    path: '/coverages/{id}/remove',
    name: 'removeCoverage',
    summary:
      'A legal removal: the coverage is withdrawn, its text and its entries are erased from all revisions too. It cannot be undone.',
    params: idParam,
    body: z.object({ ground: z.string() }),
    run: ({ execute, params, body }) => execute(removeCoverage, { ...params, ...body }),
  }),
  route({
    method: 'get',
    path: '/coverages/{id}/watchers',
    name: 'countCoverageWatchers',
    summary: 'How many have the coverage open and are told of each entry at once.',
    params: idParam,
    answer: z.object({ count: z.number() }),
    async run({ reading, params: { id } }) {
      orNotFound(await numberOf(reading, id), 'coverage')
      return { count: await watchersOf(reading, id) }
    },
  }),
  changesRoute,
]
