/** Agencies: the sources of material. */

import { z } from 'zod'
import { operation } from './operation.ts'
import { removalOperations } from './removal.ts'
import { expectedVersion, idParam, list, savedUnnamed } from './values.ts'

const agency = z.object({ id: z.number(), name: z.string(), url: z.string() }).meta({ id: 'Agency' })

const fields = z.strictObject({ name: z.string(), url: z.string().default('') })

export const agencyRemoval = removalOperations({
  path: '/agencies',
  name: 'Agency',
  noun: 'an agency',
  may: 'publish',
})

export const agencyOperations = {
  listAgencies: operation({
    method: 'get',
    path: '/agencies',
    name: 'listAgencies',
    may: 'read',
    summary: 'Lists all agencies by name.',
    answer: list(agency),
  }),
  createAgency: operation({
    method: 'post',
    path: '/agencies',
    name: 'createAgency',
    may: 'publish',
    summary: 'Creates an agency.',
    body: fields,
    answer: savedUnnamed,
    status: 201,
  }),
  readAgency: operation({
    method: 'get',
    path: '/agencies/{id}',
    name: 'readAgency',
    may: 'read',
    summary: 'Returns one agency with its version.',
    params: idParam,
    answer: agency.extend({ version: z.number() }),
  }),
  editAgency: operation({
    method: 'put',
    path: '/agencies/{id}',
    name: 'editAgency',
    may: 'publish',
    summary: 'Edits an agency; every article that names it shows the new name.',
    params: idParam,
    body: fields.extend(expectedVersion),
    answer: savedUnnamed,
  }),
  removeAgency: agencyRemoval.remove,
  mergeAgency: agencyRemoval.merge,
}
