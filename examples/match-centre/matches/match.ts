/** A match as it is stored and sent: the score, and what happened by the minute. */
import { z } from 'zod'

const short = z.string().trim().min(1).max(80)

export const event = z.strictObject({
  minute: z.int().min(0).max(130),
  kind: z.enum(['goal', 'card', 'change', 'word']),
  text: z.string().trim().min(1).max(300),
})

export const match = z.strictObject({
  home: short,
  away: short,
  homeScore: z.int().min(0).max(99),
  awayScore: z.int().min(0).max(99),
  state: z.enum(['before', 'live', 'over']),
  minute: z.int().min(0).max(130),
  events: z.array(event).max(300),
})

export type Match = z.output<typeof match>

/** The name of a match in addresses: derby-2026. */
export const key = z.string().regex(/^[a-z0-9][a-z0-9-]{0,59}$/, 'is small letters, digits and hyphens')

/** The score as it is read aloud, the home side first: right to left in Arabic, with the figures in their order. */
export const scoreOf = ({ home, away, homeScore, awayScore }: Match) =>
  `${home} ${homeScore} – ${awayScore} ${away}`
