/** Derives the newsroom's input for the value of a module's field from the field's schema. */
import { z } from 'zod'
import type { ArticleField, Labels } from './field-values.ts'

export type FieldInput =
  | { type: 'text' | 'long-text' | 'link'; maxLength: number }
  | { type: 'date' | 'boolean' }
  | { type: 'number'; integer: boolean; min: number | null; max: number | null }
  | { type: 'choice'; choices: { value: string; label: Labels }[] }
  | { type: 'list'; maxLength: number; maxItems: number }

const longestLine = 300
const longestText = 10_000

type Json = z.core.JSONSchema.BaseSchema

function textInput({ format, maxLength = longestText }: Json): FieldInput {
  if (format === 'date') return { type: 'date' }
  if (format === 'uri') return { type: 'link', maxLength: Math.min(maxLength, 2_000) }
  return { type: maxLength > longestLine ? 'long-text' : 'text', maxLength }
}

/** Null when the schema has none of the shapes that have an input. */
export function inputOf(field: Pick<ArticleField, 'schema' | 'choices'>): FieldInput | null {
  let json = z.toJSONSchema(field.schema, { io: 'input', unrepresentable: 'any' }) as Json
  // Every value may be left out, so a union with null needs no input of its own.
  if (json.anyOf?.length === 2) {
    const other = (json.anyOf as Json[]).filter(({ type }) => type !== 'null')
    if (other.length === 1) json = other[0]!
  }
  const { type } = json
  if (json.enum?.every((one) => typeof one === 'string')) {
    const choices = (json.enum as string[]).map((value) => ({
      value,
      label: field.choices?.[value] ?? { ar: value, en: value },
    }))
    return { type: 'choice', choices }
  }
  if (type === 'string') return textInput(json)
  if (type === 'boolean') return { type: 'boolean' }
  if (type === 'number' || type === 'integer') {
    const bound = (value: number | undefined) =>
      value === undefined || Math.abs(value) >= Number.MAX_SAFE_INTEGER ? null : value
    return {
      type: 'number',
      integer: type === 'integer',
      min: bound(json.minimum),
      max: bound(json.maximum),
    }
  }
  const items = json.items as Json | undefined
  if (type === 'array' && items?.type === 'string')
    return { type: 'list', maxLength: items.maxLength ?? longestLine, maxItems: json.maxItems ?? 60 }
  return null
}
