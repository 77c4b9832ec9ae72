/** Agencies, the sources of material. */

import { agencyToEdit, listAgencies, removeAgency, saveAgency } from '../content/agencies/agencies.ts'
import { mergeAgencies } from '../content/merge.ts'
import { agencyOperations, agencyRemoval } from '../contract/agencies.ts'
import { handle } from './handle.ts'
import { removalRoutes } from './removing.ts'
import { completeList, orNotFound } from './shapes.ts'

export const agencyRoutes = [
  handle(agencyOperations.listAgencies, async ({ readContext }) =>
    completeList(await listAgencies(readContext)),
  ),
  handle(agencyOperations.createAgency, ({ execute, body }) => execute(saveAgency, body)),
  handle(agencyOperations.readAgency, async ({ readContext, params }) =>
    orNotFound(await agencyToEdit(readContext, params.id), 'agency'),
  ),
  handle(agencyOperations.editAgency, ({ execute, params, body }) =>
    execute(saveAgency, { ...body, id: params.id }),
  ),
  ...removalRoutes(agencyRemoval, removeAgency, mergeAgencies),
]
