/** Requests of readers about their data: export or erase it. */

import { readerData } from '../../content/readers/data.ts'
import { eraseReaderOnRequest } from '../../content/readers/erase.ts'
import { readerDataOperations } from '../../contract/comments/reader-data.ts'
import { handle } from '../handle.ts'
import { orNotFound } from '../shapes.ts'

export const readerDataRoutes = [
  handle(readerDataOperations.readReaderData, async ({ c, readContext, params }) => {
    const data = orNotFound(await readerData(readContext, params.id), 'reader')
    c.header('Content-Disposition', `attachment; filename="reader-${params.id}.json"`)
    return data
  }),
  handle(readerDataOperations.eraseReader, ({ execute, params, body }) =>
    execute(eraseReaderOnRequest, { ...body, id: params.id }),
  ),
]
