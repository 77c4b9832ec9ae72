/** The publication's settings. */

import { z } from 'zod'
import { editPublication, publicationToEdit } from '../content/publication/publication.ts'
import { publicationOperations, settings } from '../contract/publication.ts'
import { handle } from './handle.ts'
import { checkEmbedHosts, checkHost } from './hosts.ts'

export const publicationRoutes = [
  handle(publicationOperations.readPublication, async ({ readContext }) => {
    const publication = await publicationToEdit(readContext)
    // The response can be sent back unchanged.
    return settings.extend({ version: z.number() }).strip().parse(publication)
  }),
  handle(publicationOperations.editPublication, ({ execute, body, outbound, siteUrl }) => {
    checkHost(outbound, 'hubUrl', body.hubUrl)
    checkEmbedHosts(outbound, siteUrl, body.embedHosts)
    return execute(editPublication, body)
  }),
]
