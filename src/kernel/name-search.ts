import { type RawBuilder, sql } from 'kysely'

/**
 * Normalises names for matching: hamza forms, final ya and ta marbuta, vowel marks, case. Names are few, so
 * no index is needed.
 */
const folded = (text: RawBuilder<unknown>) =>
  sql`translate(lower(${text}), 'أإآٱىة' || U&'\\064B\\064C\\064D\\064E\\064F\\0650\\0651\\0652\\0640', 'اااايه')`

/** Whether a name contains the typed text. */
export const nameHolds = (column: string, typed: string): RawBuilder<boolean> =>
  sql<boolean>`strpos(${folded(sql.ref(column))}, ${folded(sql`${typed}::text`)}) > 0`

/** Whether two names differ at most in these spellings. */
export const sameSpelling = (column: string, text: string): RawBuilder<boolean> =>
  sql<boolean>`${folded(sql.ref(column))} = ${folded(sql`${text}::text`)}`
