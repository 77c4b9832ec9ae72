/** Looks at the channel's stream, from one process at a time, beside the clock: the network never holds that up. */
import type { Kysely } from 'kysely'
import { system } from '../content/actor.ts'
import { claimLook, isLookDue, noteStream } from '../content/channel/air.ts'
import { execute } from '../content/command.ts'
import type { Tables } from '../content/tables.ts'
import { lookAtStream } from '../platform/playlist.ts'
import { goRound, type Rounds } from '../platform/rounds.ts'

/** Another process may be about to look; this one asks whether it did. */
const askEveryMs = 500
const watcher = system('stream watcher')

export function watchStream(db: Kysely<Tables>, onError: (error: unknown, what: string) => void): Rounds {
  return goRound(
    async () => {
      await look(db)
      return askEveryMs
    },
    (error) => onError(error, 'the look at the stream'),
  )
}

async function look(db: Kysely<Tables>): Promise<void> {
  if (!(await isLookDue(db))) return
  const channel = await execute(db, watcher, claimLook, {})
  if (!channel) return
  const seen = await lookAtStream(channel.streamUrl)
  await execute(db, watcher, noteStream, { ...channel, seen })
}
