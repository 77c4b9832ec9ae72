/** The schemas that check what a module's configuration adds to articles. */

import { z } from 'zod'
import { isModuleType } from '../body/module-block.ts'
import { articleContent } from '../content/articles/content.ts'
import { inputOf } from '../content/articles/field-inputs.ts'
import { articleKinds } from '../language/article-kinds.ts'

/** A text by language tag; Arabic and English at least. */
export const labels = z
  .object({ ar: z.string().min(1).max(80), en: z.string().min(1).max(80) })
  .catchall(z.string().min(1).max(80))

const field = z
  .strictObject({
    schema: z.custom<z.ZodType>((value) => value instanceof z.ZodType, 'is not a schema of zod'),
    label: labels,
    choices: z.record(z.string(), labels).optional(),
    kinds: z.array(z.string()).optional(),
    search: z.enum(['B', 'C']).optional(),
    since: z.int().min(1).max(9_999),
    upcast: z.custom<unknown>((value) => typeof value === 'function', 'is not a function').optional(),
  })
  .refine((one) => inputOf(one as never) !== null, {
    path: ['schema'],
    message: 'is not a text, link, date, number, yes or no, choice or list of texts',
  })

export const fieldSet = z.record(
  z.string().regex(/^[a-z][A-Za-z0-9]{0,39}$/, 'is letters and digits, 40 at most, a small letter first'),
  field,
)

const name = z
  .string()
  .regex(/^[a-z][A-Za-z0-9]{0,39}$/, 'is letters and digits, 40 at most, a small letter first')
const contentKeys = Object.keys(articleContent.shape)

export const kindList = z.array(
  z.strictObject({
    name,
    label: labels,
    base: z.enum(articleKinds),
    required: z
      .array(
        z
          .string()
          .refine((key) => key.includes('.') || contentKeys.includes(key), 'is not a field of articles'),
      )
      .optional(),
    template: z
      .custom<Record<string, unknown>>(
        (given) => articleContent.partial().strict().safeParse(given).success,
        'is not content of an article',
      )
      .optional(),
  }),
)

const made = z.custom<unknown>((value) => typeof value === 'function', 'is not a function')

export const blockList = z.array(
  z.strictObject({
    type: z.string().refine(isModuleType, 'is not of the form x_module_name'),
    schema: z.custom<z.ZodType>((value) => value instanceof z.ZodType, 'is not a schema of zod'),
    label: labels.optional(),
    elements: z.array(z.string()),
    ...{ readHtml: made, toHtml: made, text: made, normalise: made, view: made },
    paragraphs: made.optional(),
  }),
)
