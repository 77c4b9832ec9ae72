/** The rows that several things share, as the migrations make them. */
import type { Generated } from 'kysely'

/** The kinds of things that a legal removal can erase. */
export type RemovalKind = 'article' | 'coverage' | 'entry' | 'comment' | 'reader' | 'media'

declare module '../kernel/tables.ts' {
  interface Tables {
    merged: { kind: string; fromId: number; toId: number; uri: string | null; at: Generated<Date> }
    slugs: { kind: string; slug: string; refId: number }
    removals: {
      id: Generated<number>
      kind: RemovalKind
      refId: number
      identity: string
      hashes: string[]
      at: Generated<Date>
    }
    demoRows: { kind: string; refId: number }
    unnamedProxies: { address: string; seenAt: Date }
  }
}
