/** The definition of a layout block without its rendering: the options that an editor sets. */
import { z } from 'zod'
import type { Labels } from '../../content/articles/field-values.ts'
import type { BlockType } from '../../content/layouts/blocks.ts'

export const blockType = <const O extends z.ZodObject>(type: BlockType<O>): BlockType<O> => type

/** The number of articles that a block shows. */
export const count = (usual: number, most: number) =>
  z
    .int()
    .min(1)
    .max(most)
    .default(usual)
    .meta({ label: { ar: 'عدد المواد', en: 'Number of articles' } })

/** One of several styles; the first by default. */
export const look = <const L extends string>(looks: Record<L, Labels>) =>
  z
    .enum(Object.keys(looks) as [L, ...L[]])
    .default(Object.keys(looks)[0] as never)
    .meta({ label: { ar: 'الشكل', en: 'Look' }, choices: looks })

export const title = z
  .string()
  .trim()
  .max(120)
  .default('')
  .meta({ label: { ar: 'العنوان', en: 'Title' } })
