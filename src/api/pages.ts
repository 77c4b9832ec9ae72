/** Static pages: about, contact, privacy … */

import { createPage, editPage, pagesAtDesk, pageToEdit, removePage } from '../content/pages/pages.ts'
import { pageOperations } from '../contract/pages.ts'
import { readBody } from './articles/given-body.ts'
import { handle } from './handle.ts'
import { orNotFound, whole } from './shapes.ts'

export const pageRoutes = [
  handle(pageOperations.listPages, async ({ reading }) => whole(await pagesAtDesk(reading))),
  handle(pageOperations.createPage, async ({ execute, reading, siteUrl, body: given }) => {
    const { body, warnings } = await readBody(reading, siteUrl, given.body)
    return { ...(await execute(createPage, { ...given, body: body! })), warnings }
  }),
  handle(pageOperations.readPage, async ({ reading, params }) =>
    orNotFound(await pageToEdit(reading, params.id), 'page'),
  ),
  handle(pageOperations.editPage, async ({ execute, reading, siteUrl, params, body: given }) => {
    const { body, warnings } = await readBody(reading, siteUrl, given.body)
    return { ...(await execute(editPage, { ...given, body: body!, id: params.id })), warnings }
  }),
  handle(pageOperations.removePage, ({ execute, params }) => execute(removePage, params)),
]
