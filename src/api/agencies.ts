/** Agencies: where material comes from. */
import { z } from 'zod'
import { agencyToEdit, listAgencies, removeAgency, saveAgency } from '../content/agencies/agencies.ts'
import { idParam, route } from './route.ts'
import { orNotFound, savedUnnamed, seen } from './shapes.ts'

const agency = z.object({ id: z.number(), name: z.string(), url: z.string() })
const fields = z.object({ name: z.string(), url: z.string().default('') })

export const agencyRoutes = [
  route({
    method: 'get',
    path: '/agencies',
    name: 'listAgencies',
    summary: 'All agencies by name.',
    answer: z.object({ items: z.array(agency) }),
    run: async ({ reading }) => ({ items: await listAgencies(reading) }),
  }),
  route({
    method: 'post',
    path: '/agencies',
    name: 'createAgency',
    summary: 'A new agency.',
    body: fields,
    answer: savedUnnamed,
    status: 201,
    run: ({ execute, body }) => execute(saveAgency, body),
  }),
  route({
    method: 'get',
    path: '/agencies/{id}',
    name: 'readAgency',
    summary: 'One agency with its version.',
    params: idParam,
    answer: agency.extend({ version: z.number() }),
    run: async ({ reading, params }) => orNotFound(await agencyToEdit(reading, params.id), 'agency'),
  }),
  route({
    method: 'put',
    path: '/agencies/{id}',
    name: 'editAgency',
    summary: 'Edits an agency; every article that names it shows the new name.',
    params: idParam,
    body: fields.extend(seen),
    answer: savedUnnamed,
    run: ({ execute, params, body }) => execute(saveAgency, { ...body, id: params.id }),
  }),
  route({
    method: 'delete',
    path: '/agencies/{id}',
    name: 'removeAgency',
    summary: 'Takes an agency away; a conflict while articles name it.',
    params: idParam,
    run: ({ execute, params }) => execute(removeAgency, params),
  }),
]
