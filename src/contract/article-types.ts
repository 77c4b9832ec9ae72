/** The kinds, fields and blocks that a newsroom's own modules add to articles. */

import { z } from 'zod'
import { articleKind } from './articles/row.ts'
import { choiceInput, label, listInput, numberInput, textInput } from './inputs.ts'
import { type JsonOf, operation } from './operation.ts'

const field = z
  .object({
    name: z.string().describe('The key in `content.fields`: the module and the field.'),
    label,
    kinds: z.array(z.string()).nullable().describe('The kinds of article that have it; null for all.'),
    input: z.union([
      textInput,
      z.object({ type: z.enum(['date', 'boolean']) }),
      numberInput,
      choiceInput,
      listInput,
    ]),
  })
  .meta({ id: 'ArticleField' })

const block = z
  .object({
    type: z.string().describe('`x_`, the module, `_` and its own name: x_polls_poll.'),
    module: z.string(),
    label: label.nullable(),
    schema: z.record(z.string(), z.unknown()).describe('A JSON Schema of the node.'),
  })
  .meta({ id: 'ArticleBlock' })

const kind = z
  .object({
    name: z.string().describe('The value of `content.moduleKind`: the module and the kind.'),
    label,
    base: articleKind.describe('The value of `content.kind`.'),
    required: z.array(z.string()).describe('Fields without which such an article is not published.'),
    template: z.record(z.string(), z.unknown()).describe('Values that an article of this kind begins with.'),
  })
  .meta({ id: 'ArticleKindOfModule' })

export type KindOfArticle = JsonOf<z.output<typeof kind>>
export type FieldOfArticle = JsonOf<z.output<typeof field>>

export const articleTypeOperations = {
  readArticleTypes: operation({
    method: 'get',
    path: '/article-types',
    name: 'readArticleTypes',
    may: 'read',
    summary:
      "The kinds, fields and blocks that a newsroom's own modules add to articles. A module that is switched off adds none.",
    answer: z.object({
      kinds: z.array(kind),
      fields: z.array(field),
      blocks: z.array(block),
      switchedOff: z.array(z.string()).describe('Modules that are switched off.'),
    }),
  }),
}
