/** What is to happen to a comment that was just written, and why. */
import type { Work } from '../../command.ts'
import type { Reason } from '../reasons.ts'
import { type History, readHistory } from './history.ts'
import { type Objection, phases } from './phases.ts'

export interface Candidate {
  articleId: number
  sectionId: number | null
  /** Null: a guest. */
  readerId: number | null
  name: string
  text: string
  /** What texts that only differ in spelling share. */
  likeness: string
  /** The keyed hash of where it comes from; null when that is not known. */
  address: string | null
  /** Whether a proof of work came with it; `stale`: one that is too old, or was used before. */
  proof: 'good' | 'none' | 'stale'
  parentId: number | null
  /** Of a comment that is there already: it is edited, or confirmed by mail. */
  commentId?: number
}

export interface Finding {
  verdict: 'publish' | 'hold' | 'reject'
  reasons: Reason[]
  /** How much speaks against it; what waits is read in this order. */
  score: number
}

const mostScore = 1_000

/** Looks at a comment inside the transaction that writes it. */
export async function examine(work: Work, candidate: Candidate): Promise<Finding> {
  return judge(candidate, await readHistory(work, candidate))
}

/**
 * All phases in their order; the first that rejects is the last that is asked. What is held is held for every reason
 * there is, so that a moderator sees them together. Pure.
 */
export function judge(candidate: Candidate, history: History): Finding {
  const isTrusted = history.reader?.standing === 'trusted'
  const reasons: Reason[] = []
  let score = 0
  for (const { phase, look } of phases) {
    const objections = look(candidate, history).filter(({ mild }) => !(mild && isTrusted))
    const toReason = ({ code, seen }: Objection): Reason => ({ phase, code, ...(seen ? { seen } : {}) })
    const refusal = objections.find(({ verdict }) => verdict === 'reject')
    if (refusal) return { verdict: 'reject', reasons: [toReason(refusal)], score: refusal.weight }
    reasons.push(...objections.map(toReason))
    score += objections.reduce((sum, { weight }) => sum + weight, 0)
  }
  if (reasons.length > 0) return { verdict: 'hold', reasons, score: Math.min(score, mostScore) }
  const passed: Reason = isTrusted
    ? { phase: 'trust', code: 'trusted' }
    : { phase: 'section', code: 'read-after' }
  return { verdict: 'publish', reasons: [passed], score: 0 }
}
