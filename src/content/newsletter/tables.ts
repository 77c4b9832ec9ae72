/** The tables of the newsletter, as the migrations define them. */
import type { Generated } from 'kysely'

export type IssueKind = 'daily' | 'breaking'
export type SubscriberState = 'pending' | 'confirmed' | 'unsubscribed'

declare module '../../kernel/tables.ts' {
  interface Tables {
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
      /** Those that an imported subscriber had in the old program. */
      labels: Generated<string[]>
      /** 'ghost:old.example'; '' for those who subscribed here. */
      importedFrom: Generated<string>
    }
    subscriptionRequests: { id: Generated<number>; ipHash: string; email: string; at: Generated<Date> }
    newsletterIssues: {
      id: Generated<number>
      key: string
      kind: IssueKind
      articleIds: number[]
      composedAt: Generated<Date>
    }
    newsletterDeliveries: { issueId: number; subscriberId: number; at: Generated<Date> }
  }
}
