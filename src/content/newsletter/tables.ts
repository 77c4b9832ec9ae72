/** The rows of the newsletter, as the migrations make them. */
import type { Generated } from 'kysely'

export type IssueKind = 'daily' | 'breaking'
export type SubscriberState = 'pending' | 'confirmed' | 'unsubscribed'

export interface NewsletterTables {
  subscribers: {
    id: Generated<number>
    /** In small letters. */
    email: string
    state: Generated<SubscriberState>
    daily: boolean
    breaking: boolean
    /** Empty: of every section. */
    sectionIds: number[]
    confirmHash: string | null
    confirmUntil: Date | null
    askedAt: Generated<Date>
    confirmedAt: Date | null
    unsubscribedAt: Date | null
    refusals: Generated<number>
  }
  newsletterAsks: { id: Generated<number>; address: string; email: string; at: Generated<Date> }
  newsletterIssues: {
    id: Generated<number>
    key: string
    kind: IssueKind
    articleIds: number[]
    composedAt: Generated<Date>
  }
  newsletterDeliveries: { issueId: number; subscriberId: number; at: Generated<Date> }
}
