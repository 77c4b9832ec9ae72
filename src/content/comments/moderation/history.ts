/**
 * The context of a comment that moderation uses besides its text: its writer, their IP hash, rates, earlier
 * comments.
 */
import { type SqlBool, sql, type Transaction } from 'kysely'
import { batchLoad } from '../../../kernel/batch-load.ts'
import type { Work } from '../../../kernel/command.ts'
import type { Tables } from '../../../kernel/tables.ts'
import type { Moderation, TrustLevel } from '../tables.ts'
import type { Candidate } from './moderate.ts'

/** The period over which rates are counted. */
export const windowMinutes = 10

export interface History {
  /** Null for a guest. */
  reader: { trustLevel: TrustLevel; published: number; rejected: number } | null
  isBanned: boolean
  moderation: Moderation
  blockedWords: string[]
  /** Comments of this reader in the last ten minutes. */
  ofReader: number
  /**
   * Comments from this IP address in the last ten minutes, and the known readers who recently wrote from it.
   */
  ofIp: number
  goodReaders: number
  /** Comments of the last day that differ only in spelling: by the same writer, and by others. */
  alikeOwn: number
  alikeOthers: number
  /** Unsettled reports of the comment that is edited. */
  reports: number
}

/** Counting stops at this number: higher counts mean nothing more, and it bounds the cost of a flood. */
const most = 100

/** The data read for one comment. The publication's words are the same for all, so they are read once. */
type Read = Omit<History, 'reader' | 'blockedWords'> & Reader & { blockedWords: string[] | null }

interface HistoryQuery {
  candidate: Candidate
  now: Date
}

/** The history of a new comment. Of comments posted together, each also counts those before it. */
export const readHistory = ({ db, now }: Work, candidate: Candidate): Promise<History> =>
  readTogether(db, { candidate, now })

const readTogether = batchLoad(async (db, all: HistoryQuery[]) => {
  const rows = await readRows(db, all)
  return rows.map(({ trustLevel, published, rejected, ...rest }, i): History => {
    const before = all.slice(0, i).filter(({ candidate }) => candidate.commentId === undefined)
    const { candidate } = all[i]!
    const { fingerprint } = candidate
    const alike = fingerprint === '' ? [] : before.filter((one) => one.candidate.fingerprint === fingerprint)
    const alikeOwn = alike.filter((one) => isSameHand(one.candidate, candidate)).length
    const { readerId, ipHash } = candidate
    const together = (is: (one: Candidate) => boolean) => before.filter((one) => is(one.candidate)).length
    return {
      ...rest,
      reader: trustLevel === null ? null : { trustLevel, published, rejected },
      blockedWords: rows[0]!.blockedWords ?? [],
      ofReader: rest.ofReader + together((one) => readerId !== null && one.readerId === readerId),
      ofIp: rest.ofIp + together((one) => ipHash !== null && one.ipHash === ipHash),
      alikeOwn: rest.alikeOwn + alikeOwn,
      alikeOthers: rest.alikeOthers + alike.length - alikeOwn,
    }
  })
})

/**
 * Whether two comments have the same writer: the same account, or for guests the same IP address. Same rule as
 * `isOwn` below.
 */
const isSameHand = (one: Candidate, other: Candidate) =>
  one.readerId === null ? one.ipHash !== null && one.ipHash === other.ipHash : one.readerId === other.readerId

/** One statement for all comments, in their order; each count stops early. */
async function readRows(db: Transaction<Tables>, all: HistoryQuery[]): Promise<Read[]> {
  const { now } = all[0]!
  const lately = new Date(now.getTime() - windowMinutes * 60_000)
  const dayAgo = new Date(now.getTime() - 86_400_000)
  const of = <T>(pick: (one: Candidate) => T) => all.map(({ candidate }) => pick(candidate))
  const other = sql<SqlBool>`c.id is distinct from q.comment_id`
  const isOwn = sql<SqlBool>`(c.reader_id = q.reader_id or (c.reader_id is null and c.ip_hash = q.ip_hash))`
  const alike = (whose: ReturnType<typeof sql>) => sql`
    (select count(*)::integer from (
      select 1 from (
        select c.reader_id, c.ip_hash from comments c
        where c.fingerprint = q.fingerprint and c.fingerprint <> '' and c.posted_at > ${dayAgo} and ${other} limit ${most}
      ) c where ${whose}
    ) n)`
  const { rows } = await sql<Read>`
    select
      r.trust_level as "trustLevel", r.published_count as published, r.rejected_count as rejected,
      exists (
        select 1 from bans b where b.lifted_at is null and (b.until is null or b.until > ${now})
        and (b.reader_id = q.reader_id or (q.reader_id is null and b.ip_hash = q.ip_hash))
      ) as is_banned,
      coalesce((select s.moderation from sections s where s.id = q.section_id), 'before') as moderation,
      case when q.n = 1 then p.blocked_words end as blocked_words,
      (select count(*)::integer from (
        select 1 from comments c where c.reader_id = q.reader_id and c.posted_at > ${lately} and ${other}
        limit ${most}) n) as of_reader,
      (select count(*)::integer from (
        select 1 from comments c where c.ip_hash = q.ip_hash and c.posted_at > ${lately} and ${other}
        limit ${most}) n) as of_ip,
      (select count(distinct w.id)::integer from (
        select c.reader_id from comments c where c.ip_hash = q.ip_hash order by c.posted_at desc limit ${most}
      ) c join readers w on w.id = c.reader_id and w.trust_level <> 'new') as good_readers,
      ${alike(isOwn)} as alike_own,
      ${alike(sql`not coalesce(${isOwn}, false)`)} as alike_others,
      coalesce((select c.report_count from comments c where c.id = q.comment_id), 0) as reports
    from unnest(
      ${of((one) => one.readerId)}::integer[], ${of((one) => one.ipHash)}::text[],
      ${of((one) => one.sectionId)}::integer[], ${of((one) => one.commentId ?? null)}::integer[],
      ${of((one) => one.fingerprint)}::text[]
    ) with ordinality as q (reader_id, ip_hash, section_id, comment_id, fingerprint, n)
    cross join publication p left join readers r on r.id = q.reader_id
    order by q.n
  `.execute(db)
  return rows
}

type Reader =
  | { trustLevel: TrustLevel; published: number; rejected: number }
  | { trustLevel: null; published: null; rejected: null }
