/**
 * Whether the channel is on air. One process at a time checks the stream and writes the result here. On: a live
 * playlist has advanced since the last check. Off: it has ended, or has not advanced for three segments.
 */
import type { ExpressionBuilder, Kysely } from 'kysely'
import { z } from 'zod'
import { command } from '../../kernel/command.ts'
import type { Tables } from '../../kernel/tables.ts'
import { may } from '../policies.ts'

/** The interval between checks, so that a start is known within ten seconds. */
export const lookEveryMs = 2_000
/** A playlist may stand still for three of its segments, within these bounds. */
const standstill = { least: 8_000, most: 24_000 }

/** Whether a check is due. This is a query, so that a channel without a stream costs no more. */
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
      // A clock was set back; check now.
      eb('streamLookedAt', '>', new Date(now.getTime() + lookEveryMs)),
    ]),
  ])

/**
 * Claims the next check for this process; null when none is due, another process claimed it, or there is no
 * stream.
 */
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

/** Stores the result of a check. Pages are invalidated only when the channel went on or off air. */
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
      // The address was changed meanwhile, so this result is about another stream.
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
      // A first check cannot tell whether the stream advances: it may be years old.
      if (before.position !== '' && before.position !== seen.position) after.movedAt = work.now
    } else if (seen.state === 'ended') {
      // The stream has ended; a later live playlist is a new one.
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
    if (isNews) work.invalidate('channel')
  },
})
