/** What explains a running story on its page: its key facts and its background. */
import { z } from 'zod'
import { type Inline, inline, inlineText, isBlank } from '../../body/inline.ts'
import { boundedBody } from '../../body/limits.ts'
import { moment } from '../../kernel/fields.ts'

export interface KeyFact {
  text: Inline[]
  /** The time at which the fact was true; null shows none. */
  asOf: Date | null
}

const maxFacts = 12
const maxFactCharacters = 300
const maxBackgroundCharacters = 10_000

const keyFact = z.object({
  text: inline
    .unwrap()
    .refine((text) => !isBlank(text), 'is missing')
    .refine(
      (text) => inlineText(text).length <= maxFactCharacters,
      `is longer than ${maxFactCharacters} characters`,
    ),
  asOf: moment.nullable().default(null),
})

export const keyFacts = z.array(keyFact).max(maxFacts, `has more than ${maxFacts} facts`)

/** Paragraphs only: the page shows pictures and articles in blocks of its own. */
export const background = boundedBody(maxBackgroundCharacters).superRefine((body, context) => {
  for (const [at, { type }] of body.content.entries())
    if (type !== 'paragraph')
      context.addIssue({
        code: 'custom',
        path: ['content', at],
        message: `block ${at + 1} is a ${type}; only paragraphs are allowed`,
      })
})

/** A fact as its row holds it. */
export type StoredFact = Omit<KeyFact, 'asOf'> & { asOf: string | null }

export const readFacts = (stored: StoredFact[]): KeyFact[] =>
  stored.map(({ text, asOf }) => ({ text, asOf: asOf === null ? null : new Date(asOf) }))
