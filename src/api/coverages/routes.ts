/** Live coverages: create, edit, announce, start, end, unpublish. */

import { audienceOf } from '../../content/coverage/audience.ts'
import { coveragesAtDesk, coverageToEdit, scoreToEdit, sequenceOf } from '../../content/coverage/desk.ts'
import { removeCoverage } from '../../content/coverage/erase.ts'
import { deleteScore, setScore } from '../../content/coverage/score.ts'
import { setCoverageState } from '../../content/coverage/state.ts'
import { deleteCoverage, saveCoverage } from '../../content/coverage/write.ts'
import { coverageOperations } from '../../contract/coverages/coverages.ts'
import { readBody } from '../articles/given-body.ts'
import { handle } from '../handle.ts'
import { listOf, orNotFound } from '../shapes.ts'
import { changesRoute } from './events.ts'
import { presentCoverage } from './shapes.ts'

export const coverageRoutes = [
  handle(coverageOperations.listCoverages, async ({ readContext, query }) => {
    const { items, after } = await coveragesAtDesk(readContext, { ...query, state: query.state })
    return listOf({ items: items.map(presentCoverage), after })
  }),
  handle(coverageOperations.createCoverage, async ({ execute, readContext, siteUrl, body }) => {
    const { body: summary, warnings } = await readBody(readContext, siteUrl, body.summary)
    return { ...(await execute(saveCoverage, { ...body, summary })), warnings }
  }),
  handle(coverageOperations.readCoverage, async ({ readContext, params }) =>
    presentCoverage(orNotFound(await coverageToEdit(readContext, params.id), 'coverage')),
  ),
  handle(coverageOperations.editCoverage, async ({ execute, readContext, siteUrl, params, body }) => {
    const { body: summary, warnings } = await readBody(readContext, siteUrl, body.summary)
    return { ...(await execute(saveCoverage, { ...body, summary, id: params.id })), warnings }
  }),
  handle(coverageOperations.setCoverageState, ({ execute, params, body }) =>
    execute(setCoverageState, { ...body, id: params.id }),
  ),
  handle(coverageOperations.readCoverageScore, async ({ readContext, params }) =>
    orNotFound(await scoreToEdit(readContext, params.id), 'coverage'),
  ),
  handle(coverageOperations.setCoverageScore, async ({ execute, readContext, params, body }) => {
    await execute(setScore, { ...body, id: params.id })
    return orNotFound(await scoreToEdit(readContext, params.id), 'coverage')
  }),
  handle(coverageOperations.deleteCoverageScore, ({ execute, params }) => execute(deleteScore, params)),
  handle(coverageOperations.deleteCoverage, ({ execute, params }) => execute(deleteCoverage, params)),
  handle(coverageOperations.removeCoverage, ({ execute, params, body }) =>
    execute(removeCoverage, { ...params, ...body }),
  ),
  handle(coverageOperations.countCoverageWatchers, async ({ readContext, params: { id } }) => {
    orNotFound(await sequenceOf(readContext, id), 'coverage')
    return { count: await audienceOf(readContext, id) }
  }),
  changesRoute,
]
