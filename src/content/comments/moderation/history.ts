/** What moderation knows of a comment beside its text: who writes, from where, how much, and what came before. */
import { type SqlBool, sql, type Transaction } from 'kysely'
import type { Work } from '../../command.ts'
import { gathered } from '../../gathered.ts'
import type { Tables } from '../../tables.ts'
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

/** What is read of one comment; the words are the publication's, read once for all. */
type Read = Omit<History, 'reader' | 'blockedWords'> & Reader & { blockedWords: string[] | null }

interface Asked {
  candidate: Candidate
  now: Date
}

/** Of a comment that is written now; of those that are written together, each also sees the ones before it. */
export const readHistory = ({ db, now }: Work, candidate: Candidate): Promise<History> =>
  readTogether(db, { candidate, now })

const readTogether = gathered(async (db, all: Asked[]) => {
  const rows = await readRows(db, all)
  return rows.map(({ standing, published, rejected, ...rest }, i): History => {
    const before = all.slice(0, i).filter(({ candidate }) => candidate.commentId === undefined)
    const { candidate } = all[i]!
    const { likeness } = candidate
    const alike = likeness === '' ? [] : before.filter((one) => one.candidate.likeness === likeness)
    const alikeOwn = alike.filter((one) => isSameHand(one.candidate, candidate)).length
    const { readerId, address } = candidate
    const together = (is: (one: Candidate) => boolean) => before.filter((one) => is(one.candidate)).length
    return {
      ...rest,
      reader: standing === null ? null : { standing, published, rejected },
      blockedWords: rows[0]!.blockedWords ?? [],
      ofReader: rest.ofReader + together((one) => readerId !== null && one.readerId === readerId),
      ofAddress: rest.ofAddress + together((one) => address !== null && one.address === address),
      alikeOwn: rest.alikeOwn + alikeOwn,
      alikeOthers: rest.alikeOthers + alike.length - alikeOwn,
    }
  })
})

/** By account; what a guest wrote is of who writes from the same address. As `isOwn` below. */
const isSameHand = (one: Candidate, other: Candidate) =>
  one.readerId === null
    ? one.address !== null && one.address === other.address
    : one.readerId === other.readerId

/** One statement for all, in their order; each count ends early. */
async function readRows(db: Transaction<Tables>, all: Asked[]): Promise<Read[]> {
  const { now } = all[0]!
  const lately = new Date(now.getTime() - windowMinutes * 60_000)
  const dayAgo = new Date(now.getTime() - 86_400_000)
  const of = <T>(pick: (one: Candidate) => T) => all.map(({ candidate }) => pick(candidate))
  const other = sql<SqlBool>`c.id is distinct from q.comment_id`
  const isOwn = sql<SqlBool>`(c.reader_id = q.reader_id or (c.reader_id is null and c.address = q.address))`
  const alike = (whose: ReturnType<typeof sql>) => sql`
    (select count(*)::integer from (
      select 1 from (
        select c.reader_id, c.address from comments c
        where c.likeness = q.likeness and c.likeness <> '' and c.posted_at > ${dayAgo} and ${other} limit ${most}
      ) c where ${whose}
    ) n)`
  const { rows } = await sql<Read>`
    select
      r.standing, r.published_count as published, r.rejected_count as rejected,
      exists (
        select 1 from bans b where b.lifted_at is null and (b.until is null or b.until > ${now})
        and (b.reader_id = q.reader_id or (q.reader_id is null and b.address = q.address))
      ) as is_banned,
      coalesce((select s.moderation from sections s where s.id = q.section_id), 'before') as moderation,
      case when q.n = 1 then p.blocked_words end as blocked_words,
      (select count(*)::integer from (
        select 1 from comments c where c.reader_id = q.reader_id and c.posted_at > ${lately} and ${other}
        limit ${most}) n) as of_reader,
      (select count(*)::integer from (
        select 1 from comments c where c.address = q.address and c.posted_at > ${lately} and ${other}
        limit ${most}) n) as of_address,
      (select count(distinct w.id)::integer from (
        select c.reader_id from comments c where c.address = q.address order by c.posted_at desc limit ${most}
      ) c join readers w on w.id = c.reader_id and w.standing <> 'new') as good_readers,
      ${alike(isOwn)} as alike_own,
      ${alike(sql`not coalesce(${isOwn}, false)`)} as alike_others,
      coalesce((select c.report_count from comments c where c.id = q.comment_id), 0) as reports
    from unnest(
      ${of((one) => one.readerId)}::integer[], ${of((one) => one.address)}::text[],
      ${of((one) => one.sectionId)}::integer[], ${of((one) => one.commentId ?? null)}::integer[],
      ${of((one) => one.likeness)}::text[]
    ) with ordinality as q (reader_id, address, section_id, comment_id, likeness, n)
    cross join publication p left join readers r on r.id = q.reader_id
    order by q.n
  `.execute(db)
  return rows
}

type Reader =
  | { standing: Standing; published: number; rejected: number }
  | { standing: null; published: null; rejected: null }
