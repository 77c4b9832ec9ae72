/** Outgoing mail, notifications and pings while they are held; for administrators. */

import { z } from 'zod'
import { type JsonOf, operation } from './operation.ts'
import { instant } from './values.ts'

const outgoing = z
  .object({
    /** Null while nothing is held. */
    heldSince: instant.nullable(),
    heldBecause: z.enum(['restore', 'site-url']).nullable(),
    /** The address that the data belongs to, and the address of this site. */
    siteUrl: z.string().nullable(),
    presentUrl: z.string(),
    queued: z.array(z.object({ name: z.string(), count: z.number(), oldest: instant })),
  })
  .meta({ id: 'HeldOutgoing' })

export type HeldOutgoing = JsonOf<z.output<typeof outgoing>>

export const outgoingOperations = {
  readOutgoing: operation({
    method: 'get',
    path: '/outgoing',
    name: 'readOutgoing',
    summary:
      'Says whether mail, notifications and pings are held (after a restore, or under another SITE_URL), and lists what is queued.',
    may: 'administer',
    answer: outgoing,
  }),
  releaseOutgoing: operation({
    method: 'post',
    path: '/outgoing/release',
    name: 'releaseOutgoing',
    summary: 'Ends the hold: queued jobs are sent or discarded.',
    may: 'administer',
    body: z.strictObject({ queued: z.enum(['send', 'discard']) }),
    answer: z.object({ discarded: z.number() }),
  }),
}
