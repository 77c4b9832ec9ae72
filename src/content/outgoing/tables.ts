/** The single row that records whether sending is paused. The migrations create it. */
import type { Generated } from 'kysely'

declare module '../../kernel/tables.ts' {
  interface Tables {
    outgoing: {
      id: Generated<number>
      /** Without a slash at its end; null before the first start. */
      siteUrl: string | null
      /** The time since which all sending is paused; null while sending is on. */
      heldSince: Date | null
      heldBecause: 'restore' | 'site-url' | null
    }
  }
}
