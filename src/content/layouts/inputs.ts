/** Derives the form inputs for the options of a block from their schemas. */
import { z } from 'zod'
import { type FieldInput, inputOf } from '../articles/field-inputs.ts'
import type { Labels } from '../articles/field-values.ts'
import type { BlockType } from './blocks.ts'

export type OptionInput =
  | FieldInput
  | { type: 'section' | 'story' | 'coverage' }
  | { type: 'articles'; maxItems: number }
  /** Rows of short texts. */
  | { type: 'rows'; maxItems: number; columns: { name: string; label: Labels; maxLength: number }[] }

export interface BlockOption {
  name: string
  label: Labels
  /** Null: it may be left empty. */
  default: unknown
  required: boolean
  input: OptionInput
}

const named = { sectionId: 'section', storyId: 'story', coverageId: 'coverage' } as const

type Json = z.core.JSONSchema.BaseSchema & { label?: Labels; choices?: Record<string, Labels> }

const jsonOf = (schema: z.ZodType) => z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Json

function inputFor(name: string, schema: z.ZodType, json: Json): OptionInput | null {
  if (name in named) return { type: named[name as keyof typeof named] }
  if (name === 'articleIds') return { type: 'articles', maxItems: json.maxItems ?? 20 }
  const items = json.items as Json | undefined
  if (items?.properties)
    return {
      type: 'rows',
      maxItems: json.maxItems ?? 20,
      columns: Object.entries(items.properties as Record<string, Json>).map(([column, one]) => ({
        name: column,
        label: one.label ?? { ar: column, en: column },
        maxLength: one.maxLength ?? 200,
      })),
    }
  return inputOf({ schema, ...(json.choices && { choices: json.choices }) })
}

/** The options of a block in their order; those that have no input keep their defaults. */
export function optionsOf({ options }: BlockType): BlockOption[] {
  return Object.entries(options.shape as Record<string, z.ZodType>).flatMap(([name, schema]) => {
    const json = jsonOf(schema)
    const input = inputFor(name, schema, json)
    if (!input) return []
    const given = schema.safeParse(undefined)
    return [
      {
        ...{ name, input, label: json.label ?? { ar: name, en: name } },
        ...{ default: given.success ? (given.data ?? null) : null, required: !given.success },
      },
    ]
  })
}
