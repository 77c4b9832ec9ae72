/** Outgoing messages while sending is paused: administrators view and release them. */

import { readOutgoing, releaseOutgoing } from '../content/outgoing/outgoing.ts'
import { outgoingOperations } from '../contract/outgoing.ts'
import { handle } from './handle.ts'

export const outgoingRoutes = [
  handle(outgoingOperations.readOutgoing, async ({ db, siteUrl }) => ({
    ...(await readOutgoing(db)),
    presentUrl: siteUrl,
  })),
  handle(outgoingOperations.releaseOutgoing, ({ execute, body, siteUrl }) =>
    execute(releaseOutgoing, { ...body, siteUrl }),
  ),
]
