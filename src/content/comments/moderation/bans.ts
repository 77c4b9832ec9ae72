/** Bans of a reader, or of a guest's IP address, until a date or until they are lifted. */
import { sql } from 'kysely'
import { z } from 'zod'
import { CommandError, command, type Work } from '../../../kernel/command.ts'
import { id, moment, requiredLine } from '../../../kernel/fields.ts'
import type { ReadContext } from '../../../kernel/read-context.ts'
import { may } from '../../policies.ts'
import { lockComment, queueCacheTag, setState } from '../state.ts'

/** A ban rejects up to this many waiting comments; the others stay in the queue. */
const maxRejected = 500

/**
 * Bans the writer of a comment: the reader, or for a guest the IP address. `reject` also rejects their waiting
 * comments.
 */
export const banAuthor = command({
  name: 'ban.add',
  input: z.object({
    commentId: id,
    reason: requiredLine(300),
    /** Null when the ban lasts until it is lifted. */
    until: moment.nullable().default(null),
    reject: z.boolean().default(false),
  }),
  may: may.moderate,
  async run(work, { commentId, reason, until, reject }) {
    const { db, actor, now } = work
    const { readerId, ipHash } = await lockComment(db, commentId)
    if (readerId === null && ipHash === null)
      throw new CommandError('conflict', 'It is no longer known where this guest wrote from.')
    if (until !== null && until <= now) throw new CommandError('invalid', 'until: must be in the future')
    const who = readerId === null ? { ipHash } : { readerId }
    await lift(work, who)
    const ban = await db
      .insertInto('bans')
      .values({ readerId: null, ipHash: null, ...who, reason, until, staffId: actor.id })
      .returning('id')
      .executeTakeFirstOrThrow()
    const rejected = reject ? await rejectWaiting(work, who) : []
    work.invalidate(queueCacheTag)
    work.about(readerId === null ? `comment:${commentId}` : `reader:${readerId}`)
    return { id: ban.id, rejected }
  },
})

type Who = { readerId: number } | { ipHash: string | null }

/** A new ban replaces the previous one. */
const lift = ({ db, now }: Work, who: Who) =>
  db
    .updateTable('bans')
    .set({ liftedAt: now })
    .where('readerId' in who ? 'readerId' : 'ipHash', '=', Object.values(who)[0])
    .where('liftedAt', 'is', null)
    .execute()

async function rejectWaiting(work: Work, who: Who): Promise<number[]> {
  const waiting = await work.db
    .selectFrom('comments')
    .selectAll()
    .where('state', '=', 'held')
    .where('readerId' in who ? 'readerId' : 'ipHash', '=', Object.values(who)[0])
    .$if(!('readerId' in who), (query) => query.where('readerId', 'is', null))
    .orderBy('id')
    .limit(maxRejected)
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
    work.invalidate(queueCacheTag)
    work.about(row.readerId === null ? `ban:${banId}` : `reader:${row.readerId}`)
  },
})

export interface Ban {
  id: number
  /** Null for a ban of the guests of one IP address. */
  reader: { id: number; name: string } | null
  reason: string
  until: Date | null
  at: Date
  by: string | null
}

/** Active bans, the newest first. */
export async function readBans(
  { db }: Pick<ReadContext, 'db'>,
  { readerId, ipHash, after, limit }: { readerId?: number; ipHash?: string; after?: number; limit: number },
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
  if (ipHash !== undefined) query = query.where('b.ipHash', '=', ipHash)
  if (after !== undefined) query = query.where('b.id', '<', after)
  const rows = await query.execute()
  return rows.map(({ readerId, name, ...ban }) => ({
    ...ban,
    reader: readerId === null ? null : { id: readerId, name: name ?? '' },
  }))
}
