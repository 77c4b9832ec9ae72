/** What moderation knows of a comment beside its text: who writes, from where, how much, and what came before. */
import { type SqlBool, sql } from 'kysely'
import { likenessOf } from '../../../language/disguise/likeness.ts'
import type { Work } from '../../command.ts'
import type { Moderation, Standing } from '../tables.ts'
import type { Candidate } from './examine.ts'

/** The window in which limits count. */
export const windowMinutes = 10

export interface History {
  /** Null: a guest. */
  reader: { standing: Standing; published: number; rejected: number } | null
  isBanned: boolean
  moderation: Moderation
  blockedWords: string[]
  /** Comments of this reader in the last ten minutes. */
  ofReader: number
  /** Comments from this address in the last ten minutes, and the readers of good standing behind it lately. */
  ofAddress: number
  goodReaders: number
  /** Comments of the last day that only differ in spelling: by the same hand, and by others. */
  alikeOwn: number
  alikeOthers: number
  /** Reports of the comment that is edited which nobody has settled. */
  reports: number
}

/** Beyond this a count says nothing new; it also bounds what a storm costs. */
const most = 100

/** Reads it in one statement; each count ends early. */
export async function readHistory({ db, now }: Work, candidate: Candidate): Promise<History> {
  const { readerId, address, sectionId, text, commentId = null } = candidate
  const likeness = likenessOf(text)
  const lately = new Date(now.getTime() - windowMinutes * 60_000)
  const dayAgo = new Date(now.getTime() - 86_400_000)
  const other = sql<SqlBool>`c.id is distinct from ${commentId}::integer`
  const isOwn = sql<SqlBool>`(c.reader_id = ${readerId}::integer or (c.reader_id is null and c.address = ${address}::text))`
  const alike = (whose: ReturnType<typeof sql>) => sql`
    (select count(*)::integer from (
      select 1 from (
        select c.reader_id, c.address from comments c
        where c.likeness = ${likeness} and c.likeness <> '' and c.posted_at > ${dayAgo} and ${other} limit ${most}
      ) c where ${whose}
    ) n)`
  const { rows } = await sql<History & Reader>`
    select
      r.standing, r.published_count as published, r.rejected_count as rejected,
      exists (
        select 1 from bans b where b.lifted_at is null and (b.until is null or b.until > ${now})
        and (b.reader_id = ${readerId}::integer or (${readerId}::integer is null and b.address = ${address}::text))
      ) as is_banned,
      coalesce((select s.moderation from sections s where s.id = ${sectionId}::integer), 'before') as moderation,
      p.blocked_words,
      (select count(*)::integer from (
        select 1 from comments c where c.reader_id = ${readerId}::integer and c.posted_at > ${lately} and ${other}
        limit ${most}) n) as of_reader,
      (select count(*)::integer from (
        select 1 from comments c where c.address = ${address}::text and c.posted_at > ${lately} and ${other}
        limit ${most}) n) as of_address,
      (select count(distinct w.id)::integer from (
        select c.reader_id from comments c where c.address = ${address}::text order by c.posted_at desc limit ${most}
      ) c join readers w on w.id = c.reader_id and w.standing <> 'new') as good_readers,
      ${alike(isOwn)} as alike_own,
      ${alike(sql`not coalesce(${isOwn}, false)`)} as alike_others,
      coalesce((select c.report_count from comments c where c.id = ${commentId}::integer), 0) as reports
    from publication p left join readers r on r.id = ${readerId}::integer
  `.execute(db)
  const { standing, published, rejected, ...rest } = rows[0]!
  return { ...rest, reader: standing === null ? null : { standing, published, rejected } }
}

type Reader =
  | { standing: Standing; published: number; rejected: number }
  | { standing: null; published: null; rejected: null }
