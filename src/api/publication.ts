/** The publication's settings. */

import { z } from 'zod'
import { editPublication, publicationToEdit } from '../content/publication/publication.ts'
import { publicationOperations, settings } from '../contract/publication.ts'
import { handle } from './handle.ts'
import { checkHost } from './hosts.ts'

export const publicationRoutes = [
  handle(publicationOperations.readPublication, async ({ readContext }) => {
    const publication = await publicationToEdit(readContext)
    // The response can be sent back unchanged.
    return settings.extend({ version: z.number() }).strip().parse(publication)
  }),
  handle(publicationOperations.editPublication, ({ execute, body, outbound }) => {
    checkHost(outbound, 'hubUrl', body.hubUrl)
    return execute(editPublication, body)
  }),
]
