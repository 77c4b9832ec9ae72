/** The export of a reader's data. */

import { sql } from 'kysely'
import type { ReadContext } from '../../kernel/read-context.ts'
import { fromAccount } from '../../language/mail-address.ts'

/** All data of a reader, as plain values; null when there is none, or they were erased. */
export async function readerData({ db }: ReadContext, readerId: number) {
  const row = await db
    .selectFrom('readers')
    .select(['name', 'trustLevel', 'createdAt', 'userId'])
    .where('id', '=', readerId)
    .where('erasedAt', 'is', null)
    .executeTakeFirst()
  if (!row) return null
  const comments = await db
    .selectFrom('comments')
    .select(['id', 'articleId', 'parentId', 'name', 'text', 'state', 'postedAt', 'publishedAt', 'editedAt'])
    .where('readerId', '=', readerId)
    .orderBy('id')
    .execute()
  const ids = comments.map(({ id }) => id)
  const revisions = await db
    .selectFrom('revisions')
    .select(['refId as commentId', 'at', 'content'])
    .where('kind', '=', 'comment')
    .where('refId', 'in', [...ids, 0])
    .where('content', 'is not', null)
    .orderBy('id')
    .execute()
  const appeals = await db
    .selectFrom('commentAppeals')
    .select(['commentId', 'text', 'at', 'decidedAt', 'upheld'])
    .where('commentId', 'in', [...ids, 0])
    .execute()
  const reports = await db
    .selectFrom('commentReports')
    .select(['commentId', 'reason', 'note', 'at'])
    .where('reporter', '=', `reader:${readerId}`)
    .execute()
  const { userId, ...reader } = row
  const account = userId
    ? await sql<{ email: string; createdAt: Date }>`
        select email, created_at from reader_users where id = ${userId}`.execute(db)
    : null
  const found = account?.rows[0]
  const email = found && fromAccount(found.email)
  const newsletter = email
    ? await db
        .selectFrom('subscribers')
        .select(['state', 'daily', 'breaking', 'sectionIds', 'askedAt', 'confirmedAt', 'unsubscribedAt'])
        .select(['labels', 'importedFrom'])
        .where('email', '=', email.toLowerCase())
        .executeTakeFirst()
    : null
  return {
    ...{
      reader,
      account: found ? { ...found, email: fromAccount(found.email) } : null,
      newsletter: newsletter ?? null,
    },
    ...{ comments, revisions, appeals, reports },
  }
}
