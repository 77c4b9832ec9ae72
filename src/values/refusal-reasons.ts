/** The reasons of refused commands that screens explain in their own language. */

/** The member `reason` of the problem (RFC 9457). */
export type RefusalReason =
  | 'scheduled-article'
  | 'editors-fields'
  | 'not-author'
  | 'not-owner'
  | 'public-picture'
  | 'scheduled-picture'
  | 'closed-to-reporters'
  | 'draft-of-colleague'
  | 'name-of-colleague'
