/** Pages: about, contact, privacy … */

import { z } from 'zod'
import { givenBody, shownBody, warnings } from './articles/body.ts'
import { operation } from './operation.ts'
import { expectedVersion, idParam, list, savedUnnamed } from './values.ts'

const page = z.object({ id: z.number(), slug: z.string(), title: z.string() }).meta({ id: 'Page' })

const texts = { title: z.string(), body: givenBody }

export const pageOperations = {
  listPages: operation({
    method: 'get',
    path: '/pages',
    name: 'listPages',
    may: 'read',
    summary: 'Lists the pages in their order.',
    answer: list(page),
  }),
  createPage: operation({
    method: 'post',
    path: '/pages',
    name: 'createPage',
    may: 'administer',
    summary: 'Creates a page at /pages/{slug}; its address never changes.',
    body: z.strictObject({ slug: z.string(), ...texts }),
    answer: savedUnnamed.extend({ warnings }),
    status: 201,
  }),
  readPage: operation({
    method: 'get',
    path: '/pages/{id}',
    name: 'readPage',
    may: 'read',
    summary: 'Returns one page with its text and version.',
    params: idParam,
    answer: page.extend({ body: shownBody, version: z.number() }),
  }),
  editPage: operation({
    method: 'put',
    path: '/pages/{id}',
    name: 'editPage',
    may: 'administer',
    summary: 'Edits a page; readers see the change at once.',
    params: idParam,
    body: z.strictObject({ ...texts, ...expectedVersion }),
    answer: savedUnnamed.extend({ warnings }),
  }),
  removePage: operation({
    method: 'delete',
    path: '/pages/{id}',
    name: 'removePage',
    may: 'administer',
    summary: 'Deletes a page.',
    params: idParam,
  }),
}
