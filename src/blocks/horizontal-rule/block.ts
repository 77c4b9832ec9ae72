import { z } from 'zod'
import { defineBlock } from '../../body/block.ts'

export const horizontalRule = z.strictObject({ type: z.literal('horizontalRule') })
export type HorizontalRule = z.infer<typeof horizontalRule>

/** A line between two parts of a text. */
export const horizontalRuleBlock = defineBlock<HorizontalRule>({
  type: 'horizontalRule',
  schema: horizontalRule,
  elements: ['hr'],
  readHtml: () => [{ type: 'horizontalRule' }],
  toHtml: () => '<hr>',
  text: () => '',
  normalise: () => [{ type: 'horizontalRule' }],
})
