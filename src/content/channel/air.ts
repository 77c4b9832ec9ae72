/**
 * Whether the channel is on the air. Its stream is looked at by one process at a time; what was seen is written here.
 * On: a live playlist that moved on since it was last seen. Off: it says its end, or has not moved for three segments.
 */
import type { ExpressionBuilder, Kysely } from 'kysely'
import { z } from 'zod'
import { may } from '../actor.ts'
import { command } from '../command.ts'
import type { Tables } from '../tables.ts'

/** The time between two looks: what begins is known within ten seconds. */
export const lookEveryMs = 2_000
/** How long a playlist may stand still: three of its segments, within these bounds. */
const standstill = { least: 8_000, most: 24_000 }

/** Whether somebody should look now: a query, so that a channel without a stream costs no more than that. */
export async function isLookDue(db: Kysely<Tables>): Promise<boolean> {
  const row = await db
    .selectFrom('channels')
    .select('id')
    .where(isDue(new Date()))
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

const isDue = (now: Date) => (eb: ExpressionBuilder<Tables, 'channels'>) =>
  eb.and([
    eb('streamUrl', '!=', ''),
    eb.or([
      eb('streamLookedAt', 'is', null),
      eb('streamLookedAt', '<=', new Date(now.getTime() - lookEveryMs)),
      // A clock was set back: nobody waits for it.
      eb('streamLookedAt', '>', new Date(now.getTime() + lookEveryMs)),
    ]),
  ])

/** Takes the next look upon this process; null when it is not due, another was first, or there is no stream. */
export const claimLook = command({
  name: 'channel.claim-look',
  input: z.object({}),
  may: may.runTheProgram,
  async run(work) {
    const row = await work.db
      .updateTable('channels')
      .set({ streamLookedAt: work.now })
      .where(isDue(work.now))
      .returning(['id', 'streamUrl'])
      .executeTakeFirst()
    return row ?? null
  },
})

/** Notes what was seen. Pages hear of it only when the channel went on or off the air. */
export const noteStream = command({
  name: 'channel.note-stream',
  input: z.object({
    id: z.number().int(),
    streamUrl: z.string(),
    seen: z.discriminatedUnion('state', [
      z.object({ state: z.literal('live'), position: z.string(), targetSeconds: z.number().positive() }),
      z.object({ state: z.enum(['ended', 'absent', 'unknown']) }),
    ]),
  }),
  may: may.runTheProgram,
  async run(work, { id, streamUrl, seen }) {
    const channel = await work.db
      .selectFrom('channels')
      .select(['onAir', 'streamPosition', 'streamMovedAt', 'streamTargetSeconds'])
      .where('id', '=', id)
      // The address was changed meanwhile: this is news of another stream.
      .where('streamUrl', '=', streamUrl)
      .forUpdate()
      .executeTakeFirst()
    if (!channel) return
    const before = {
      position: channel.streamPosition,
      movedAt: channel.streamMovedAt,
      targetSeconds: channel.streamTargetSeconds,
    }
    const after = { ...before }
    if (seen.state === 'live') {
      after.targetSeconds = Math.ceil(seen.targetSeconds)
      after.position = seen.position
      // What is seen for the first time may have been lying there for years.
      if (before.position !== '' && before.position !== seen.position) after.movedAt = work.now
    } else if (seen.state === 'ended') {
      // Nothing is left that could move: what is live after this is new.
      after.position = 'ended'
      after.movedAt = null
    } else if (seen.state === 'absent' && before.position === '') {
      after.position = 'absent'
    }
    const patience = Math.min(standstill.most, Math.max(standstill.least, after.targetSeconds * 3_000))
    const onAir = after.movedAt !== null && work.now.getTime() - after.movedAt.getTime() < patience
    const isNews = onAir !== channel.onAir
    if (!isNews && after.position === before.position && after.movedAt === before.movedAt) return
    await work.db
      .updateTable('channels')
      .set({
        onAir,
        streamPosition: after.position,
        streamMovedAt: after.movedAt,
        streamTargetSeconds: after.targetSeconds,
      })
      .where('id', '=', id)
      .execute()
    if (isNews) work.touch('channel')
  },
})
