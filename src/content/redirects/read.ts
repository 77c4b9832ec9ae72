/** Reads redirects for the public site. */
import type { ReadContext } from '../../kernel/read-context.ts'
import { redirectsCacheTag } from './cache-tags.ts'
import type { RedirectStatus } from './tables.ts'

export interface Pattern {
  id: number
  pattern: string
  address: string | null
  status: RedirectStatus
}

/** The patterns in their order, and whether there is any redirect at all. */
export async function readRedirectRules({ db, dependOn }: ReadContext) {
  dependOn(redirectsCacheTag)
  const [first, patterns] = await Promise.all([
    db.selectFrom('redirects').select('id').limit(1).executeTakeFirst(),
    db
      .selectFrom('redirectPatterns')
      .select(['id', 'pattern', 'address', 'status'])
      .orderBy('position')
      .orderBy('id')
      .execute(),
  ])
  return { hasRedirects: first !== undefined, patterns: patterns as Pattern[] }
}
