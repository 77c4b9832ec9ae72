/**
 * A body as the API accepts it: a document, or plain text or HTML, of which everything that a body can contain
 * is kept.
 */
import { z } from 'zod'
import type { BodyDocument } from '../../body/document.ts'

/** The schema of a body's document in the description of the API (`describeBody`). */
const asBody = { override: { $ref: '#/$defs/Body' } }

/** The command validates the document; here it only has to be an object. */
const document = z
  .looseObject({ type: z.literal('doc'), content: z.array(z.looseObject({ type: z.string() })) })
  .meta(asBody)

export const givenBody = z.union([document, z.string().max(2_000_000).describe('Plain text, or HTML.')])

export type GivenBody = z.output<typeof givenBody>

/** The body in an answer. */
export const shownBody = z
  .looseObject({ type: z.literal('doc') })
  .meta(asBody) as unknown as z.ZodType<BodyDocument>

/** The parts that a body cannot contain, one sentence each. */
export const warnings = z
  .array(z.string())
  .describe('The parts that the body could not contain, one sentence each.')
