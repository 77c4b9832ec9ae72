/** Decides what happens to a new comment, and why. */
import type { Work } from '../../../kernel/command.ts'
import type { Reason } from '../reasons.ts'
import { type History, readHistory } from './history.ts'
import { type RuleHit, rules } from './rules.ts'

export interface Candidate {
  articleId: number
  sectionId: number | null
  /** Null for a guest. */
  readerId: number | null
  name: string
  text: string
  /** Equal for texts that differ only in spelling. */
  fingerprint: string
  /** The keyed hash of the IP address; null when it is unknown. */
  ipHash: string | null
  /** The proof of work that came with the comment; `stale`: it is too old, or was used before. */
  proofOfWork: 'good' | 'none' | 'stale'
  parentId: number | null
  /** Set for an existing comment that is edited, or confirmed by mail. */
  commentId?: number
}

export interface Finding {
  verdict: 'publish' | 'hold' | 'reject'
  reasons: Reason[]
  /** The severity of the reasons, which orders the queue. */
  score: number
}

const maxScore = 1_000

/** Moderates a comment inside the transaction that writes it. */
export async function moderate(work: Work, candidate: Candidate): Promise<Finding> {
  return applyRules(candidate, await readHistory(work, candidate))
}

/**
 * Applies the rules in their order, up to the first that rejects. A held comment collects the reasons of all
 * rules, so that a moderator sees them together. Pure.
 */
export function applyRules(candidate: Candidate, history: History): Finding {
  const isTrusted = history.reader?.trustLevel === 'trusted'
  const reasons: Reason[] = []
  let score = 0
  for (const { phase, look } of rules) {
    const objections = look(candidate, history).filter(({ mild }) => !(mild && isTrusted))
    const toReason = ({ code, seen }: RuleHit): Reason => ({ phase, code, ...(seen ? { seen } : {}) })
    const refusal = objections.find(({ verdict }) => verdict === 'reject')
    if (refusal) return { verdict: 'reject', reasons: [toReason(refusal)], score: refusal.weight }
    reasons.push(...objections.map(toReason))
    score += objections.reduce((sum, { weight }) => sum + weight, 0)
  }
  if (reasons.length > 0) return { verdict: 'hold', reasons, score: Math.min(score, maxScore) }
  const passed: Reason = isTrusted
    ? { phase: 'trust', code: 'trusted' }
    : { phase: 'section', code: 'read-after' }
  return { verdict: 'publish', reasons: [passed], score: 0 }
}
