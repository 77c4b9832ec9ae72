/**
 * Checks the channel's stream, in one process at a time. Separate from the scheduler, so that the network
 * never delays timers.
 */
import type { Kysely } from 'kysely'
import { claimLook, isLookDue, noteStream } from '../content/broadcast/on-air.ts'
import { system } from '../kernel/actor.ts'
import { execute } from '../kernel/run.ts'
import type { Tables } from '../kernel/tables.ts'
import { type Loop, startLoop } from '../platform/loop.ts'
import type { Outbound } from '../platform/outbound.ts'
import { lookAtStream } from '../platform/playlist.ts'

/** Another process may be about to check; this one only asks the database whether it did. */
const askEveryMs = 500
const watcher = system('stream watcher')

export function watchStream(
  db: Kysely<Tables>,
  outbound: Outbound,
  onError: (error: unknown, what: string) => void,
): Loop {
  return startLoop(
    async () => {
      await look(db, outbound)
      return askEveryMs
    },
    (error) => onError(error, 'the check of the stream'),
  )
}

async function look(db: Kysely<Tables>, outbound: Outbound): Promise<void> {
  if (!(await isLookDue(db))) return
  const channel = await execute(db, watcher, claimLook, {})
  if (!channel) return
  const seen = await lookAtStream(channel.streamUrl, outbound)
  await execute(db, watcher, noteStream, { ...channel, seen })
}
