/** Sections: the publication's departments. */
import { z } from 'zod'
import {
  listSections,
  orderSections,
  removeSection,
  saveSection,
  sectionToEdit,
} from '../content/sections/sections.ts'
import { versionOf } from '../content/versions.ts'
import { idParam, route } from './route.ts'
import { ids, orNotFound, saved, seen } from './shapes.ts'

const section = z.object({ id: z.number(), slug: z.string(), name: z.string(), description: z.string() })
const fields = z.object({
  name: z.string(),
  slug: z.string().default(''),
  description: z.string().default(''),
  /** Whether readers may comment below its articles; left out: as it is. */
  commentsOpen: z.boolean().optional(),
  /** Whether a moderator reads a comment before or after it is public; left out: as it is. */
  moderation: z.enum(['before', 'after']).optional(),
})

export const sectionRoutes = [
  route({
    method: 'get',
    path: '/sections',
    name: 'listSections',
    summary: 'All sections in their order; `version` is that of the order.',
    answer: z.object({ items: z.array(section), version: z.number() }),
    run: async ({ reading }) => ({
      items: await listSections(reading),
      version: await versionOf(reading, 'sections', 1),
    }),
  }),
  route({
    method: 'post',
    path: '/sections',
    name: 'createSection',
    summary: 'A new section, at the end.',
    body: fields.extend({ position: z.number().int().optional() }),
    answer: saved,
    status: 201,
    run: ({ execute, body }) => execute(saveSection, body),
  }),
  route({
    method: 'put',
    path: '/sections/order',
    name: 'orderSections',
    summary: 'Puts the sections into this order, in the navigation and on the front page.',
    body: z.object({ ids: ids.max(500), ...seen }),
    answer: z.object({ version: z.number() }),
    run: ({ execute, body }) => execute(orderSections, body),
  }),
  route({
    method: 'get',
    path: '/sections/{id}',
    name: 'readSection',
    summary: 'One section with the version that an edit of it names.',
    params: idParam,
    answer: section.extend({
      ...{ version: z.number(), commentsOpen: z.boolean() },
      moderation: z.enum(['before', 'after']),
    }),
    run: async ({ reading, params }) => orNotFound(await sectionToEdit(reading, params.id), 'section'),
  }),
  route({
    method: 'put',
    path: '/sections/{id}',
    name: 'editSection',
    summary: 'Edits a section; an address that it had before leads to the new one.',
    params: idParam,
    body: fields.extend(seen),
    answer: saved,
    run: ({ execute, params, body }) => execute(saveSection, { ...body, id: params.id }),
  }),
  route({
    method: 'delete',
    path: '/sections/{id}',
    name: 'removeSection',
    summary: 'Takes a section away; a conflict while articles stand in it.',
    params: idParam,
    run: ({ execute, params }) => execute(removeSection, params),
  }),
]
