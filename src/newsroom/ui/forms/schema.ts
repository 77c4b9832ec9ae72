/** Reads the JSON Schema of a module's settings or block for a form. */
import { z } from 'zod'
import type { Speech } from '../../messages.ts'

/** A text by language. */
type Label = Partial<Record<Speech, string>>

export interface JsonSchema {
  type?: string
  title?: string
  description?: string
  /** By language, from the module's `.meta({ label })`; also `help` and the labels of `choices`. */
  label?: Label
  help?: Label
  choices?: Record<string, Label>
  default?: unknown
  const?: unknown
  enum?: unknown[]
  format?: string
  minimum?: number
  maximum?: number
  maxLength?: number
  maxItems?: number
  items?: JsonSchema
  properties?: Record<string, JsonSchema>
  required?: string[]
  anyOf?: JsonSchema[]
}

export type Values = Record<string, unknown>

/** Removes "or null", because an omitted value means the same. */
export function plain(schema: JsonSchema): JsonSchema {
  const rest = schema.anyOf?.filter(({ type }) => type !== 'null')
  return rest?.length === 1 ? { ...schema, ...rest[0] } : schema
}

/** The initial value; undefined when the person must choose. */
export function startOf(given: JsonSchema): unknown {
  const schema = plain(given)
  if (schema.default !== undefined) return schema.default
  if (schema.const !== undefined) return schema.const
  if (schema.type === 'array') return []
  if (schema.type === 'boolean') return false
  if (schema.type !== 'object') return undefined
  const entries = Object.entries(schema.properties ?? {}).flatMap(([key, one]) => {
    const isNeeded = schema.required?.includes(key) || one.default !== undefined
    const value = isNeeded ? startOf(one) : undefined
    return value === undefined ? [] : [[key, value] as const]
  })
  return Object.fromEntries(entries)
}

/** The problems of a value in the API's terms: codes by path. */
export function problemsOf(schema: JsonSchema, value: unknown): Record<string, string> {
  const parsed = z.fromJSONSchema(schema as never).safeParse(value, { reportInput: true })
  const issues = parsed.success ? [] : parsed.error.issues
  return Object.fromEntries(
    issues.map((issue) => [
      issue.path.join('.'),
      issue.input === undefined || issue.input === '' ? 'required' : issue.code,
    ]),
  )
}
