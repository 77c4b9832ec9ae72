/** The rows of Web Push, as the migrations make them. */
import type { Generated } from 'kysely'

export interface PushTables {
  pushSubscriptions: {
    id: Generated<number>
    endpoint: string
    p256dh: string
    auth: string
    breaking: boolean
    sectionIds: number[]
    storyIds: number[]
    address: string | null
    createdAt: Generated<Date>
  }
  pushNotices: {
    id: Generated<number>
    articleId: number
    at: Generated<Date>
    /** Messages that push services took, and browsers that were gone. */
    sent: Generated<number>
    gone: Generated<number>
  }
}
