/**
 * The reasons for which a comment was held, rejected or published. Each moderation rule gives its own, with the
 * text that it matched.
 */

/**
 * The moderation rules in their order; `moderator` is a person's decision, `import` that of another program from which the
 * comment came.
 */
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
  | 'import'

export interface Reason {
  phase: Phase
  /** A short code for which each screen has a sentence: `too-many-links`, `blocked-word`, … */
  code: string
  /** The matched text: the word as written, the address of a link. */
  seen?: string
}
