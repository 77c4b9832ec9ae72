/** What is to happen to a comment that was just written, and why. */
import type { Work } from '../../command.ts'
import type { Reason } from '../reasons.ts'

export interface Candidate {
  articleId: number
  sectionId: number | null
  /** Null: a guest. */
  readerId: number | null
  name: string
  text: string
  /** The keyed hash of where it comes from; null when that is not known. */
  address: string | null
  /** Whether a proof of work came with it; `stale`: one that is too old, or was used before. */
  proof: 'good' | 'none' | 'stale'
  parentId: number | null
  /** Of a comment that is edited. */
  commentId?: number
}

export interface Finding {
  verdict: 'publish' | 'hold' | 'reject'
  reasons: Reason[]
  /** How much speaks against it; what waits is read in this order. */
  score: number
}

/** Looks at a comment inside the transaction that writes it. */
export async function examine(_work: Work, _candidate: Candidate): Promise<Finding> {
  return { verdict: 'hold', reasons: [{ phase: 'section', code: 'read-first' }], score: 0 }
}
