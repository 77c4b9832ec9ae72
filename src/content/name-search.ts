import { type RawBuilder, sql } from 'kysely'

/** Names are few; both sides are folded alike: hamza seats, final ya and ta marbuta, no vowel marks, no case. */
const folded = (text: RawBuilder<unknown>) =>
  sql`translate(lower(${text}), 'أإآٱىة' || U&'\\064B\\064C\\064D\\064E\\064F\\0650\\0651\\0652\\0640', 'اااايه')`

/** Whether a name holds what was typed, wherever in it. */
export const nameHolds = (column: string, typed: string): RawBuilder<boolean> =>
  sql<boolean>`strpos(${folded(sql.ref(column))}, ${folded(sql`${typed}::text`)}) > 0`
