/** Who may not take part: a reader, or the address of a guest; for some time or until it is lifted. */
import { sql } from 'kysely'
import { z } from 'zod'
import { may } from '../../actor.ts'
import { CommandError, command, type Work } from '../../command.ts'
import { id, moment, requiredLine } from '../../fields.ts'
import type { Reading } from '../../reading.ts'
import { lockComment, queueTopic, setState } from '../state.ts'

/** So much of what waits is rejected with a ban; what is more stays in the queue. */
const mostRejected = 500

/**
 * Bans who wrote a comment: the reader, or for a guest the address that it came from. With `reject`, what they have
 * waiting is rejected.
 */
export const banAuthor = command({
  name: 'ban.add',
  input: z.object({
    commentId: id,
    reason: requiredLine(300),
    /** Null: until somebody lifts it. */
    until: moment.nullable().default(null),
    reject: z.boolean().default(false),
  }),
  may: may.moderate,
  async run(work, { commentId, reason, until, reject }) {
    const { db, actor, now } = work
    const { readerId, address } = await lockComment(db, commentId)
    if (readerId === null && address === null)
      throw new CommandError('conflict', 'It is no longer known where this guest wrote from.')
    if (until !== null && until <= now) throw new CommandError('invalid', 'until: must be in the future')
    const who = readerId === null ? { address } : { readerId }
    await lift(work, who)
    const ban = await db
      .insertInto('bans')
      .values({ readerId: null, address: null, ...who, reason, until, staffId: actor.id })
      .returning('id')
      .executeTakeFirstOrThrow()
    const rejected = reject ? await rejectWaiting(work, who) : []
    work.touch(queueTopic)
    work.about(readerId === null ? `comment:${commentId}` : `reader:${readerId}`)
    return { id: ban.id, rejected }
  },
})

type Who = { readerId: number } | { address: string | null }

/** A new ban takes the place of the one before. */
const lift = ({ db, now }: Work, who: Who) =>
  db
    .updateTable('bans')
    .set({ liftedAt: now })
    .where('readerId' in who ? 'readerId' : 'address', '=', Object.values(who)[0])
    .where('liftedAt', 'is', null)
    .execute()

async function rejectWaiting(work: Work, who: Who): Promise<number[]> {
  const waiting = await work.db
    .selectFrom('comments')
    .selectAll()
    .where('state', '=', 'held')
    .where('readerId' in who ? 'readerId' : 'address', '=', Object.values(who)[0])
    .$if(!('readerId' in who), (query) => query.where('readerId', 'is', null))
    .orderBy('id')
    .limit(mostRejected)
    .forUpdate()
    .execute()
  for (const comment of waiting)
    await setState(work, comment, 'rejected', [{ phase: 'moderator', code: 'author-banned' }], 'reject')
  return waiting.map((comment) => comment.id)
}

export const liftBan = command({
  name: 'ban.lift',
  input: z.object({ id }),
  may: may.moderate,
  async run(work, { id: banId }) {
    const row = await work.db
      .updateTable('bans')
      .set({ liftedAt: work.now })
      .where('id', '=', banId)
      .where('liftedAt', 'is', null)
      .returning('readerId')
      .executeTakeFirst()
    if (!row) throw new CommandError('not-found', `There is no ban ${banId} to lift.`)
    work.touch(queueTopic)
    work.about(row.readerId === null ? `ban:${banId}` : `reader:${row.readerId}`)
  },
})

export interface Ban {
  id: number
  /** Null: the address of guests. */
  reader: { id: number; name: string } | null
  reason: string
  until: Date | null
  at: Date
  by: string | null
}

/** Bans that hold, the newest first. */
export async function readBans(
  { db }: Pick<Reading, 'db'>,
  { readerId, address, after, limit }: { readerId?: number; address?: string; after?: number; limit: number },
): Promise<Ban[]> {
  let query = db
    .selectFrom('bans as b')
    .leftJoin('readers as r', 'r.id', 'b.readerId')
    .leftJoin('staff as s', 's.id', 'b.staffId')
    .select(['b.id', 'b.readerId', 'r.name', 'b.reason', 'b.until', 'b.at', 's.name as by'])
    .where('b.liftedAt', 'is', null)
    .where((eb) => eb.or([eb('b.until', 'is', null), eb('b.until', '>', sql<Date>`now()`)]))
    .orderBy('b.id', 'desc')
    .limit(limit)
  if (readerId !== undefined) query = query.where('b.readerId', '=', readerId)
  if (address !== undefined) query = query.where('b.address', '=', address)
  if (after !== undefined) query = query.where('b.id', '<', after)
  const rows = await query.execute()
  return rows.map(({ readerId, name, ...ban }) => ({
    ...ban,
    reader: readerId === null ? null : { id: readerId, name: name ?? '' },
  }))
}
