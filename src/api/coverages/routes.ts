/** Live coverages: create, edit, announce, start, end, unpublish. */

import { audienceOf } from '../../content/coverage/audience.ts'
import { coveragesAtDesk, coverageToEdit, sequenceOf } from '../../content/coverage/desk.ts'
import { removeCoverage } from '../../content/coverage/erase.ts'
import { setCoverageState } from '../../content/coverage/state.ts'
import { deleteCoverage, saveCoverage } from '../../content/coverage/write.ts'
import { coverageOperations } from '../../contract/coverages/coverages.ts'
import { readBody } from '../articles/given-body.ts'
import { handle } from '../handle.ts'
import { listOf, orNotFound } from '../shapes.ts'
import { changesRoute } from './events.ts'
import { presentCoverage } from './shapes.ts'

export const coverageRoutes = [
  handle(coverageOperations.listCoverages, async ({ reading, query }) => {
    const { items, after } = await coveragesAtDesk(reading, { ...query, state: query.state })
    return listOf({ items: items.map(presentCoverage), after })
  }),
  handle(coverageOperations.createCoverage, async ({ execute, reading, siteUrl, body }) => {
    const { body: summary, warnings } = await readBody(reading, siteUrl, body.summary)
    return { ...(await execute(saveCoverage, { ...body, summary })), warnings }
  }),
  handle(coverageOperations.readCoverage, async ({ reading, params }) =>
    presentCoverage(orNotFound(await coverageToEdit(reading, params.id), 'coverage')),
  ),
  handle(coverageOperations.editCoverage, async ({ execute, reading, siteUrl, params, body }) => {
    const { body: summary, warnings } = await readBody(reading, siteUrl, body.summary)
    return { ...(await execute(saveCoverage, { ...body, summary, id: params.id })), warnings }
  }),
  handle(coverageOperations.setCoverageState, ({ execute, params, body }) =>
    execute(setCoverageState, { ...body, id: params.id }),
  ),
  handle(coverageOperations.deleteCoverage, ({ execute, params }) => execute(deleteCoverage, params)),
  handle(coverageOperations.removeCoverage, ({ execute, params, body }) =>
    execute(removeCoverage, { ...params, ...body }),
  ),
  handle(coverageOperations.countCoverageWatchers, async ({ reading, params: { id } }) => {
    orNotFound(await sequenceOf(reading, id), 'coverage')
    return { count: await audienceOf(reading, id) }
  }),
  changesRoute,
]
