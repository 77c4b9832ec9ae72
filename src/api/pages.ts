/** Standing pages: about, contact, privacy … */
import { z } from 'zod'
import { bodyDocument } from '../content/body/document.ts'
import { createPage, editPage, pagesAtDesk, pageToEdit, removePage } from '../content/pages/pages.ts'
import { idParam, route } from './route.ts'
import { orNotFound, savedUnnamed, seen } from './shapes.ts'

const page = z.object({ id: z.number(), slug: z.string(), title: z.string() })
const texts = { title: z.string(), body: bodyDocument }

export const pageRoutes = [
  route({
    method: 'get',
    path: '/pages',
    name: 'listPages',
    summary: 'The standing pages in their order.',
    answer: z.object({ items: z.array(page) }),
    run: async ({ reading }) => ({ items: await pagesAtDesk(reading) }),
  }),
  route({
    method: 'post',
    path: '/pages',
    name: 'createPage',
    summary: 'A new page at /pages/{slug}; its address stays.',
    body: z.object({ slug: z.string(), ...texts }),
    answer: savedUnnamed,
    status: 201,
    run: ({ execute, body }) => execute(createPage, body),
  }),
  route({
    method: 'get',
    path: '/pages/{id}',
    name: 'readPage',
    summary: 'One page with its text and version.',
    params: idParam,
    answer: page.extend({ body: bodyDocument, version: z.number() }),
    run: async ({ reading, params }) => orNotFound(await pageToEdit(reading, params.id), 'page'),
  }),
  route({
    method: 'put',
    path: '/pages/{id}',
    name: 'editPage',
    summary: 'Edits a page; readers see it at once.',
    params: idParam,
    body: z.object({ ...texts, ...seen }),
    answer: savedUnnamed,
    run: ({ execute, params, body }) => execute(editPage, { ...body, id: params.id }),
  }),
  route({
    method: 'delete',
    path: '/pages/{id}',
    name: 'removePage',
    summary: 'Takes a page away.',
    params: idParam,
    run: ({ execute, params }) => execute(removePage, params),
  }),
]
