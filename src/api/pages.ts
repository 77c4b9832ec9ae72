/** Static pages: about, contact, privacy … */

import { createPage, editPage, pagesAtDesk, pageToEdit, removePage } from '../content/pages/pages.ts'
import { pageOperations } from '../contract/pages.ts'
import { readBody } from './articles/given-body.ts'
import { handle } from './handle.ts'
import { completeList, orNotFound } from './shapes.ts'

export const pageRoutes = [
  handle(pageOperations.listPages, async ({ readContext }) => completeList(await pagesAtDesk(readContext))),
  handle(pageOperations.createPage, async ({ execute, readContext, siteUrl, body: given }) => {
    const { body, warnings } = await readBody(readContext, siteUrl, given.body)
    return { ...(await execute(createPage, { ...given, body: body! })), warnings }
  }),
  handle(pageOperations.readPage, async ({ readContext, params }) =>
    orNotFound(await pageToEdit(readContext, params.id), 'page'),
  ),
  handle(pageOperations.editPage, async ({ execute, readContext, siteUrl, params, body: given }) => {
    const { body, warnings } = await readBody(readContext, siteUrl, given.body)
    return { ...(await execute(editPage, { ...given, body: body!, id: params.id })), warnings }
  }),
  handle(pageOperations.removePage, ({ execute, params }) => execute(removePage, params)),
]
