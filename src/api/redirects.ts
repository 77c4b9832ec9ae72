/** Redirects, their patterns, and addresses without a page. */

import { listMissing } from '../content/redirects/counts.ts'
import { patternsAtDesk, patternToEdit, redirectsAtDesk, redirectToEdit } from '../content/redirects/desk.ts'
import { removeRedirect, saveRedirect } from '../content/redirects/write.ts'
import { removeRedirectPattern, saveRedirectPattern } from '../content/redirects/write-pattern.ts'
import { redirectOperations } from '../contract/redirects.ts'
import { CsvError } from '../ingest/archive/csv.ts'
import { importRedirects } from '../ingest/redirects/import.ts'
import { UnreadableRedirects } from '../ingest/redirects/read-ghost.ts'
import { handle } from './handle.ts'
import { Problem } from './problem.ts'
import { completeList, listOf, orNotFound } from './shapes.ts'

const largestFile = 20 * 1024 * 1024

/** Read as a whole first: a file that is too large changes nothing. */
async function readText(body: ReadableStream<Uint8Array> | null): Promise<string> {
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of body ?? []) {
    size += part.length
    if (size > largestFile)
      throw new Problem('too-large', 'The file is larger than 20 MB. Import it by the command line.')
    parts.push(part)
  }
  return Buffer.concat(parts).toString('utf8')
}

export const redirectRoutes = [
  handle(redirectOperations.listRedirects, async ({ readContext, query }) =>
    listOf(await redirectsAtDesk(readContext, { ...query, origin: query.origin })),
  ),
  handle(redirectOperations.createRedirect, ({ execute, body }) => execute(saveRedirect, body)),
  // Before the routes of one redirect.
  handle(redirectOperations.importRedirects, async ({ c, db, actor, query: { format } }) => {
    const text = await readText(c.req.raw.body)
    try {
      return await importRedirects({
        ...{ db, actor, format },
        text: (async function* () {
          yield text
        })(),
      })
    } catch (error) {
      if (error instanceof UnreadableRedirects || error instanceof CsvError)
        throw new Problem('invalid', error.message)
      throw error
    }
  }),
  handle(redirectOperations.readRedirect, async ({ readContext, params }) =>
    orNotFound(await redirectToEdit(readContext, params.id), 'redirect'),
  ),
  handle(redirectOperations.editRedirect, ({ execute, params, body }) =>
    execute(saveRedirect, { ...body, id: params.id }),
  ),
  handle(redirectOperations.removeRedirect, ({ execute, params }) => execute(removeRedirect, params)),
  handle(redirectOperations.listMissingAddresses, async ({ readContext, query }) =>
    completeList(await listMissing(readContext, query.limit)),
  ),
  handle(redirectOperations.listRedirectPatterns, async ({ readContext }) =>
    completeList(await patternsAtDesk(readContext)),
  ),
  handle(redirectOperations.createRedirectPattern, ({ execute, body }) => execute(saveRedirectPattern, body)),
  handle(redirectOperations.readRedirectPattern, async ({ readContext, params }) =>
    orNotFound(await patternToEdit(readContext, params.id), 'pattern'),
  ),
  handle(redirectOperations.editRedirectPattern, ({ execute, params, body }) =>
    execute(saveRedirectPattern, { ...body, id: params.id }),
  ),
  handle(redirectOperations.removeRedirectPattern, ({ execute, params }) =>
    execute(removeRedirectPattern, params),
  ),
]
