import { z } from 'zod'
import { line, moment } from '../kernel/fields.ts'

/** A source's notice about an item that it withdraws or withholds. */
export const sourceNotice = z.object({
  uri: z.string().min(1).max(1_000),
  version: z.string().max(100).nullable(),
  versionCreated: moment.nullable(),
  /** Withdrawn for good, or withheld until the source says otherwise. */
  held: z.boolean().default(false),
  /** The text of the notice. */
  reason: line(800).default(''),
})
