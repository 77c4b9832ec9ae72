/** The rows of comments and of the readers who write them, as the migrations make them. */
import type { ColumnType, Generated } from 'kysely'
import type { Reason } from './reasons.ts'

type Reasons = ColumnType<Reason[], string | undefined, string>

export type CommentState = 'unconfirmed' | 'held' | 'published' | 'rejected' | 'withdrawn' | 'erased'
export type Standing = 'new' | 'known' | 'trusted'
export type ReportReason = 'abuse' | 'hate' | 'spam' | 'privacy' | 'off-topic' | 'other'
export type Moderation = 'before' | 'after'

export interface ReadersTable {
  id: Generated<number>
  /** Their account in the accounts library's tables; null when it was erased. */
  userId: string | null
  name: string
  standing: Generated<Standing>
  publishedCount: Generated<number>
  rejectedCount: Generated<number>
  createdAt: Generated<Date>
  erasedAt: Date | null
}

export interface CommentsTable {
  id: Generated<number>
  key: string
  articleId: number
  /** The first comment of the thread; null for a first one. */
  rootId: number | null
  parentId: number | null
  /** Null: a guest. */
  readerId: number | null
  name: string
  text: string
  state: CommentState
  reasons: Reasons
  /** How much speaks against it: the queue's order. */
  score: Generated<number>
  /** What texts that only differ in spelling share; '' when it is too short to say. */
  likeness: Generated<string>
  address: string | null
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
  /** `reader:12`, or the keyed hash of an address. */
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
  address: string | null
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

export interface CommentTables {
  commentPresence: CommentPresenceTable
  readers: ReadersTable
  comments: CommentsTable
  commentDecisions: CommentDecisionsTable
  commentReports: CommentReportsTable
  commentAppeals: CommentAppealsTable
  bans: BansTable
  commentCounts: CommentCountsTable
  commentConfirmations: CommentConfirmationsTable
  spentProofs: { signature: string; expiresAt: Date }
  attempts: { id: Generated<number>; key: string; at: Generated<Date> }
  /** One row: what was published before is closed; null: nothing is. */
  commentClosing: { id: Generated<number>; before: Date | null }
}
