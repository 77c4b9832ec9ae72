/** The tables of comments and of the readers who write them, as the migrations define them. */
import type { ColumnType, Generated } from 'kysely'
import type { Reason } from './reasons.ts'

type Reasons = ColumnType<Reason[], string | undefined, string>

export type CommentState = 'unconfirmed' | 'held' | 'published' | 'rejected' | 'withdrawn' | 'erased'
export type TrustLevel = 'new' | 'known' | 'trusted'
export type ReportReason = 'abuse' | 'hate' | 'spam' | 'privacy' | 'off-topic' | 'other'
export type Moderation = 'before' | 'after'

export interface ReadersTable {
  id: Generated<number>
  /** The reader's account in the accounts library's tables; null after it was erased. */
  userId: string | null
  name: string
  trustLevel: Generated<TrustLevel>
  publishedCount: Generated<number>
  rejectedCount: Generated<number>
  createdAt: Generated<Date>
  erasedAt: Date | null
}

export interface CommentsTable {
  id: Generated<number>
  key: string
  articleId: number
  /** The first comment of the thread; null for a first comment. */
  rootId: number | null
  parentId: number | null
  /** Null for a guest. */
  readerId: number | null
  name: string
  text: string
  state: CommentState
  reasons: Reasons
  /** The severity of its reasons, which orders the queue. */
  score: Generated<number>
  /** Equal for texts that differ only in spelling; '' when the text is too short for a fingerprint. */
  fingerprint: Generated<string>
  ipHash: string | null
  /** Of an imported comment: a keyed hash of its writer's mail address. */
  emailHash: string | null
  postedAt: Generated<Date>
  publishedAt: Date | null
  editedAt: Date | null
  version: Generated<number>
  replyCount: Generated<number>
  reportCount: Generated<number>
}

export interface CommentDecisionsTable {
  id: Generated<number>
  commentId: number
  at: Generated<Date>
  actor: string
  staffId: number | null
  verdict: 'publish' | 'hold' | 'reject' | 'withdraw' | 'erase'
  reasons: Reasons
}

export interface CommentReportsTable {
  commentId: number
  /** `reader:12`, or the keyed hash of an IP address. */
  reporter: string
  reason: ReportReason
  note: string
  at: Generated<Date>
}

export interface CommentAppealsTable {
  commentId: number
  text: string
  at: Generated<Date>
  decidedAt: Date | null
  decidedBy: number | null
  upheld: boolean | null
}

export interface BansTable {
  id: Generated<number>
  readerId: number | null
  ipHash: string | null
  reason: string
  until: Date | null
  at: Generated<Date>
  staffId: number | null
  liftedAt: Date | null
}

export interface CommentCountsTable {
  articleId: number
  published: Generated<number>
}

export interface CommentConfirmationsTable {
  commentId: number
  tokenHash: string
  expiresAt: Date
}

export interface CommentPresenceTable {
  staffId: number
  commentId: number
  at: Date
}

declare module '../../kernel/tables.ts' {
  interface Tables {
    commentPresence: CommentPresenceTable
    readers: ReadersTable
    comments: CommentsTable
    commentDecisions: CommentDecisionsTable
    commentReports: CommentReportsTable
    commentAppeals: CommentAppealsTable
    bans: BansTable
    commentCounts: CommentCountsTable
    commentConfirmations: CommentConfirmationsTable
    usedProofs: { signature: string; expiresAt: Date }
    attempts: { id: Generated<number>; key: string; at: Generated<Date> }
    /** A single row. Comments on articles published before this time are closed; null when none are. */
    commentClosing: { id: Generated<number>; before: Date | null }
  }
}
