/** Sections: the publication's departments. */

import { z } from 'zod'
import { operation } from './operation.ts'
import { removalOperations } from './removal.ts'
import { expectedVersion, idParam, ids, list, saved } from './values.ts'

const section = z
  .object({ id: z.number(), slug: z.string(), name: z.string(), description: z.string(), colour: z.string() })
  .meta({ id: 'Section' })

const fields = z.strictObject({
  name: z.string(),
  slug: z.string().default(''),
  description: z.string().default(''),
  /** '#rrggbb', for its rules and kickers; empty: the publication's colour; left out: unchanged. */
  colour: z.string().optional(),
  /** Whether readers may comment on its articles; left out: unchanged. */
  commentsOpen: z.boolean().optional(),
  /** Whether comments are moderated before or after publication; left out: unchanged. */
  moderation: z.enum(['before', 'after']).optional(),
  /** The section above it; left out: unchanged. */
  parentId: z.number().int().positive().nullable().optional(),
})

export const sectionRemoval = removalOperations({
  path: '/sections',
  name: 'Section',
  noun: 'a section',
  may: 'administer',
})

export const sectionOperations = {
  listSections: operation({
    method: 'get',
    path: '/sections',
    name: 'listSections',
    may: 'read',
    summary: 'Lists all sections in their order; `version` is the version of the order.',
    answer: list(section).extend({ version: z.number() }),
  }),
  createSection: operation({
    method: 'post',
    path: '/sections',
    name: 'createSection',
    may: 'administer',
    summary: 'Creates a section, at the end.',
    body: fields.extend({ position: z.number().int().optional() }),
    answer: saved,
    status: 201,
  }),
  orderSections: operation({
    method: 'put',
    path: '/sections/order',
    name: 'orderSections',
    may: 'administer',
    summary: 'Orders the sections in the navigation and on the front page.',
    body: z.strictObject({ ids: ids.max(500), ...expectedVersion }),
    answer: z.object({ version: z.number() }),
  }),
  readSection: operation({
    method: 'get',
    path: '/sections/{id}',
    name: 'readSection',
    may: 'read',
    summary: 'Returns one section with the version for an edit.',
    params: idParam,
    answer: section.extend({
      ...{ version: z.number(), commentsOpen: z.boolean() },
      moderation: z.enum(['before', 'after']),
      parentId: z.number().nullable(),
    }),
  }),
  editSection: operation({
    method: 'put',
    path: '/sections/{id}',
    name: 'editSection',
    may: 'administer',
    summary: 'Edits a section; its former address redirects to the new one.',
    params: idParam,
    body: fields.extend(expectedVersion),
    answer: saved,
  }),
  removeSection: sectionRemoval.remove,
  mergeSection: sectionRemoval.merge,
}
