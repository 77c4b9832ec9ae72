import type { Kysely } from 'kysely'
import type { Tables } from '../../../kernel/tables.ts'
import { type Ban, readBans } from './bans.ts'
import { type ModeratedComment, type ModeratedReader, showComments } from './show.ts'

const maxComments = 30

/** A reader as moderators see them; null when there is none, or when they were erased. */
export async function readReader(
  db: Kysely<Tables>,
  readerId: number,
): Promise<{ reader: ModeratedReader; comments: ModeratedComment[]; bans: Ban[] } | null> {
  const row = await db
    .selectFrom('readers')
    .select(['id', 'name', 'trustLevel', 'publishedCount', 'rejectedCount', 'createdAt'])
    .where('id', '=', readerId)
    .where('erasedAt', 'is', null)
    .executeTakeFirst()
  if (!row) return null
  const written = await db
    .selectFrom('comments')
    .select('id')
    .where('readerId', '=', readerId)
    .where('state', '!=', 'unconfirmed')
    .orderBy('id', 'desc')
    .limit(maxComments)
    .execute()
  const [comments, bans] = await Promise.all([
    showComments(
      db,
      written.map(({ id }) => id),
    ),
    readBans({ db }, { readerId, limit: 10 }),
  ])
  return { reader: { ...row, isBanned: bans.length > 0 }, comments, bans }
}
