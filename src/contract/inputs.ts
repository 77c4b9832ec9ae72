/** The inputs that fields of articles and options of layout blocks share. */
import { z } from 'zod'

export const label = z
  .record(z.string(), z.string())
  .describe('The text by language, at least in Arabic and English.')

const maxLength = z.number()

export const textInput = z.object({ type: z.enum(['text', 'long-text', 'link']), maxLength })
export const numberInput = z.object({
  type: z.literal('number'),
  integer: z.boolean(),
  min: z.number().nullable(),
  max: z.number().nullable(),
})
export const choiceInput = z.object({
  type: z.literal('choice'),
  choices: z.array(z.object({ value: z.string(), label })),
})
export const listInput = z.object({ type: z.literal('list'), maxLength, maxItems: z.number() })
