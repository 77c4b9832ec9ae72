/** Why a comment was held, rejected or published: each phase of moderation gives its own, and keeps what it saw. */

/** The phases of moderation, in their order; `moderator` is a person's decision. */
export type Phase =
  | 'ban'
  | 'limits'
  | 'proof'
  | 'signs'
  | 'blocked-words'
  | 'links'
  | 'repeats'
  | 'reports'
  | 'first-time'
  | 'section'
  | 'trust'
  | 'moderator'

export interface Reason {
  phase: Phase
  /** A short code that screens have a sentence for: `too-many-links`, `blocked-word`, … */
  code: string
  /** What it saw: the word as it was written, the address of a link. */
  seen?: string
}
