/** Redirects as files list them. */
import type { CollisionReason } from '../../content/redirects/add.ts'
import type { RedirectStatus } from '../../content/redirects/tables.ts'

/**
 * disabled: switched off in the file · unsupported: a condition or an action that redirects here do not have ·
 * no-target: it leads nowhere · malformed: the line is none of a redirect
 */
export type RefusalReason =
  | CollisionReason
  | 'bad-pattern'
  | 'too-many'
  | 'disabled'
  | 'unsupported'
  | 'no-target'
  | 'malformed'

export interface FileRow {
  line: number
  source: string
  isPattern: boolean
  /** Null: the address is gone (410). */
  address: string | null
  status: RedirectStatus
  /** Why it is left out; its target still counts when loops are looked for. */
  refused?: RefusalReason
}

/** The nearest of our statuses; null for one that is no redirect. */
export function statusOf(code: number): RedirectStatus | null {
  if (code === 301 || code === 302 || code === 308 || code === 410) return code
  if (code === 303 || code === 304 || code === 307) return 302
  return code === 451 ? 410 : null
}

/** Each reason as a part of a sentence. */
export const reasonWords: Record<RefusalReason, string> = {
  'not-address': 'the source is no address, or too long',
  'bad-target': 'the target is no address',
  live: 'a page of this site has the address',
  taken: 'another redirect has the address',
  loop: 'it leads back to itself',
  'bad-pattern': 'the pattern is no regular expression of linear time',
  'too-many': 'there are too many patterns',
  disabled: 'it is switched off in the file',
  unsupported: 'it has a condition or an action that redirects here do not have',
  'no-target': 'it has no target',
  malformed: 'the line is no redirect',
}
