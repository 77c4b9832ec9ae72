/** The tables of Web Push, as the migrations define them. */
import type { Generated } from 'kysely'

declare module '../../kernel/tables.ts' {
  interface Tables {
    pushSubscriptions: {
      id: Generated<number>
      endpoint: string
      p256dh: string
      auth: string
      breaking: boolean
      sectionIds: number[]
      storyIds: number[]
      ipHash: string | null
      createdAt: Generated<Date>
    }
    pushNotifications: {
      id: Generated<number>
      articleId: number
      at: Generated<Date>
      /** Messages that push services took, and browsers that were gone. */
      sent: Generated<number>
      gone: Generated<number>
    }
  }
}
