/** The arrangement of the front page, as the migrations make it. */

import type { Generated } from 'kysely'

declare module '../../kernel/tables.ts' {
  interface Tables {
    /**
     * `endsAt`: when the article leaves the front by itself; null: it stays. `withBreaking`: it leaves when the
     * breaking news is ended.
     */
    front: { position: number; articleId: number; endsAt: Date | null; withBreaking: Generated<boolean> }
  }
}
