/**
 * A comment as moderators read it: with its article, the comment it replies to, its writer and the reasons for
 * its state.
 */
import { type Kysely, sql } from 'kysely'
import type { Tables } from '../../../kernel/tables.ts'
import type { Reason } from '../reasons.ts'
import type { CommentDecisionsTable, CommentState, ReportReason, TrustLevel } from '../tables.ts'
import { type Ban, readBans } from './bans.ts'

export interface ModeratedComment {
  id: number
  version: number
  name: string
  text: string
  state: CommentState
  reasons: Reason[]
  score: number
  postedAt: Date
  editedAt: Date | null
  replyCount: number
  article: { id: number; slug: string; headline: string; section: string | null; isPublic: boolean }
  /** The comment that it replies to. */
  parent: { id: number; name: string; text: string } | null
  reader: ModeratedReader | null
  reports: { reason: ReportReason; note: string; at: Date }[]
  appeal: { text: string; at: Date; upheld: boolean | null } | null
  /** The last decision by a person. */
  decided: { by: string; at: Date; verdict: CommentDecisionsTable['verdict'] } | null
}

export interface ModeratedReader {
  id: number
  name: string
  trustLevel: TrustLevel
  publishedCount: number
  rejectedCount: number
  createdAt: Date
  isBanned: boolean
}

const maxReports = 20

/** In the order of the ids; missing ones are left out. */
export async function showComments(db: Kysely<Tables>, ids: number[]): Promise<ModeratedComment[]> {
  if (ids.length === 0) return []
  const [rows, reports, decisions] = await Promise.all([
    readRows(db, ids),
    readReports(db, ids),
    readDecided(db, ids),
  ])
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.flatMap((id) => {
    const row = byId.get(id)
    if (!row) return []
    const { articleId, slug, headline, section, articleState, parentId, parentName, parentText } = row
    const { readerId, readerName, trustLevel, publishedCount, rejectedCount, readerSince, isBanned } = row
    const { appealText, appealAt, upheld } = row
    const { name, text, state, reasons, score, version, postedAt, editedAt, replyCount } = row
    return [
      {
        ...{ id, name, text, state, reasons, score, version, postedAt, editedAt, replyCount },
        article: { id: articleId, slug, headline, section, isPublic: articleState === 'published' },
        parent: parentId === null ? null : { id: parentId, name: parentName ?? '', text: parentText ?? '' },
        reader:
          readerId === null
            ? null
            : {
                ...{ id: readerId, name: readerName ?? '', trustLevel: trustLevel!, isBanned },
                publishedCount: publishedCount!,
                rejectedCount: rejectedCount!,
                createdAt: readerSince!,
              },
        reports: reports.get(id) ?? [],
        appeal: appealAt === null ? null : { text: appealText!, at: appealAt, upheld },
        decided: decisions.get(id) ?? null,
      },
    ]
  })
}

const readRows = (db: Kysely<Tables>, ids: number[]) =>
  db
    .selectFrom('comments as c')
    .innerJoin('articles as a', 'a.id', 'c.articleId')
    .leftJoin('sections as s', 's.id', 'a.sectionId')
    .leftJoin('comments as p', 'p.id', 'c.parentId')
    .leftJoin('readers as r', 'r.id', 'c.readerId')
    .leftJoin('commentAppeals as l', 'l.commentId', 'c.id')
    .select([
      ...([
        'c.id',
        'c.name',
        'c.text',
        'c.state',
        'c.reasons',
        'c.score',
        'c.version',
        'c.readerId',
      ] as const),
      ...(['c.postedAt', 'c.editedAt', 'c.replyCount', 'c.articleId', 'c.parentId'] as const),
      ...(['a.slug', 'a.headline', 'a.state as articleState', 's.name as section'] as const),
      ...(['p.name as parentName', 'p.text as parentText'] as const),
      ...(['r.name as readerName', 'r.trustLevel', 'r.publishedCount', 'r.rejectedCount'] as const),
      ...(['r.createdAt as readerSince', 'l.text as appealText', 'l.at as appealAt', 'l.upheld'] as const),
      sql<boolean>`exists (select 1 from bans b where b.lifted_at is null and (b.until is null or b.until > now())
        and (b.reader_id = c.reader_id or (c.reader_id is null and b.ip_hash = c.ip_hash)))`.as('isBanned'),
    ])
    .where('c.id', 'in', ids)
    .execute()

async function readReports(db: Kysely<Tables>, ids: number[]) {
  const rows = await db
    .selectFrom('commentReports')
    .select(['commentId', 'reason', 'note', 'at'])
    .where('commentId', 'in', ids)
    .orderBy('at', 'desc')
    .limit(maxReports * ids.length)
    .execute()
  return new Map(
    [...Map.groupBy(rows, ({ commentId }) => commentId)].map(([id, of]) => [
      id,
      of.slice(0, maxReports).map(({ reason, note, at }) => ({ reason, note, at })),
    ]),
  )
}

async function readDecided(db: Kysely<Tables>, ids: number[]) {
  const rows = await db
    .selectFrom('commentDecisions')
    .distinctOn('commentId')
    .select(['commentId', 'actor as by', 'at', 'verdict'])
    .where('commentId', 'in', ids)
    .where(sql<boolean>`reasons @> '[{"phase":"moderator"}]'`)
    .orderBy('commentId')
    .orderBy('id', 'desc')
    .execute()
  return new Map(rows.map(({ commentId, ...decision }) => [commentId, decision]))
}

export interface Decision {
  id: number
  at: Date
  actor: string
  verdict: CommentDecisionsTable['verdict']
  reasons: Reason[]
}

/** One comment with all decisions about it, the other comments of its writer, and the active bans. */
export async function readModerated(
  db: Kysely<Tables>,
  commentId: number,
): Promise<{
  comment: ModeratedComment
  decisions: Decision[]
  others: ModeratedComment[]
  bans: Ban[]
} | null> {
  const [comment] = await showComments(db, [commentId])
  if (!comment) return null
  const { ipHash, emailHash } = await db
    .selectFrom('comments')
    .select(['ipHash', 'emailHash'])
    .where('id', '=', commentId)
    .executeTakeFirstOrThrow()
  const who = comment.reader ? { readerId: comment.reader.id } : ipHash === null ? null : { ipHash }
  const writer = who ?? (emailHash === null ? null : { emailHash })
  const [decisions, others, bans] = await Promise.all([
    db
      .selectFrom('commentDecisions')
      .select(['id', 'at', 'actor', 'verdict', 'reasons'])
      .where('commentId', '=', commentId)
      .orderBy('id')
      .limit(100)
      .execute(),
    writer ? othersOf(db, writer, commentId) : [],
    who ? readBans({ db }, { ...who, limit: 10 }) : [],
  ])
  return { comment, decisions, others, bans }
}

const maxOthers = 10

type Writer = { readerId: number } | { ipHash: string } | { emailHash: string }

async function othersOf(db: Kysely<Tables>, who: Writer, not: number) {
  const query = db
    .selectFrom('comments')
    .select('id')
    .where('id', '!=', not)
    .where('state', '!=', 'unconfirmed')
  const rows = await ('readerId' in who
    ? query.where('readerId', '=', who.readerId).orderBy('id', 'desc')
    : 'ipHash' in who
      ? query.where('ipHash', '=', who.ipHash).where('readerId', 'is', null).orderBy('postedAt', 'desc')
      : query.where('emailHash', '=', who.emailHash).orderBy('postedAt', 'desc')
  )
    .limit(maxOthers)
    .execute()
  return showComments(
    db,
    rows.map(({ id }) => id),
  )
}
