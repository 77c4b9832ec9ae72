/**
 * The values of the fields that a newsroom's modules add to articles. A value is stored under `module.field`,
 * or under `module.field@2` once the module declares version 2 of its shape. Values that no module declares are
 * stored but not shown.
 */
import { z } from 'zod'
import { cleanProse } from '../../language/clean-text.ts'

/** Texts by language tag; the newsroom shows Arabic and English. */
export type Labels = { ar: string; en: string } & Partial<Record<string, string>>

/** A field that a module adds to articles. */
export interface ArticleField {
  /** A text, link (`z.url()`), date (`z.iso.date()`), number, yes or no, choice (`z.enum`) or list of texts. */
  schema: z.ZodType
  label: Labels
  /** The labels of a choice's values. */
  choices?: Record<string, Labels>
  /** The kinds of article that have the field; by default all. */
  kinds?: string[]
  /**
   * Makes readers find articles by the field's text: with the weight of a standfirst (B) or of a keyword (C).
   */
  search?: 'B' | 'C'
  /** The version of the field's shape, from 1. From version 2, `upcast` converts older values. */
  since: number
  upcast?(old: unknown, from: number): unknown
}

/** Keyed by `module.field` or `module.field@version`. */
export type FieldValues = Record<string, unknown>

const keyPattern = /^([a-z][a-z0-9-]{0,39}\.[a-z][A-Za-z0-9]{0,39})(?:@([1-9]\d{0,3}))?$/
const maxBytes = 50_000

let declared: ReadonlyMap<string, ArticleField> = new Map()
let isOff: (module: string) => boolean = () => false

/**
 * Fills the registry, once, before the first command. Names are `module.field`.
 * @param off whether a module is switched off: its values are kept and not shown
 */
export function installFields(fields: ReadonlyMap<string, ArticleField>, off = isOff): void {
  declared = fields
  isOff = off
}

export const declaredFields = (): ReadonlyMap<string, ArticleField> => declared

/** The name of the module that declares a field. */
export const moduleOfField = (name: string): string => name.split('.')[0]!

const split = (key: string) => {
  const [, name = key, version] = keyPattern.exec(key) ?? []
  return { name, version: Number(version ?? 1) }
}
const keyOf = (name: string, { since }: ArticleField) => (since === 1 ? name : `${name}@${since}`)

/** A value converted to the field's current version; null when it does not fit. */
function fitting(field: ArticleField, value: unknown, version: number): { value: unknown } | null {
  try {
    const current = version < field.since && field.upcast ? field.upcast(value, version) : value
    if (version > field.since || current === null || current === undefined) return null
    const parsed = field.schema.safeParse(current)
    return parsed.success ? { value: parsed.data } : null
  } catch {
    return null
  }
}

/**
 * The values, with older versions converted to the current shape. Values that do not fit or are not declared
 * stay unchanged.
 */
export function currentFields(stored: FieldValues | null | undefined): FieldValues {
  const values: FieldValues = {}
  for (const [key, value] of Object.entries(stored ?? {})) {
    const { name, version } = split(key)
    const field = declared.get(name)
    const current = field && version < field.since ? fitting(field, value, version) : null
    if (!current) values[key] = value
    else if (!Object.hasOwn(stored!, keyOf(name, field!))) values[keyOf(name, field!)] = current.value
  }
  return values
}

/** The kind of article that has the values. */
interface OfKind {
  kind: string
  moduleKind?: string | null
}

/** The modules that declare a field of these values. */
export const modulesOfFields = (stored: FieldValues | null | undefined): string[] =>
  Object.keys(stored ?? {}).flatMap((key) => {
    const { name } = split(key)
    return declared.has(name) ? [moduleOfField(name)] : []
  })

/** Returns the field values to show, by `module.field`: valid values of declared fields of modules that are on. */
export const shownFields = (stored: FieldValues | null | undefined, of: OfKind): FieldValues =>
  Object.fromEntries(
    Object.entries(fittingFields(stored, of)).filter(([name]) => !isOff(moduleOfField(name))),
  )

function fittingFields(stored: FieldValues | null | undefined, { kind, moduleKind }: OfKind): FieldValues {
  const shown: FieldValues = {}
  for (const [key, value] of Object.entries(currentFields(stored))) {
    const { name, version } = split(key)
    const field = declared.get(name)
    if (!field || (field.kinds && !field.kinds.includes(kind) && !field.kinds.includes(moduleKind ?? '')))
      continue
    const current = fitting(field, value, version)
    if (current) shown[name] = current.value
  }
  return shown
}

/** New values merged into the stored ones, so that saving keeps values which the editor does not see. */
export function withHidden(
  given: FieldValues,
  before: ({ fields?: FieldValues } & OfKind) | null,
): FieldValues {
  if (!before?.fields) return given
  const shown = shownFields(before.fields, before)
  const names = new Set(Object.keys(given).map((key) => split(key).name))
  const hidden = Object.entries(currentFields(before.fields)).filter(
    ([key]) => !Object.hasOwn(shown, split(key).name) && !names.has(split(key).name),
  )
  return { ...Object.fromEntries(hidden), ...given }
}

/**
 * Whether an imported value can be stored under this key: any undeclared key can, a declared one if the value
 * fits.
 */
export function canKeep(key: string, value: unknown): boolean {
  if (!keyPattern.test(key)) return false
  const { name, version } = split(key)
  const field = declared.get(name)
  return !field || version !== field.since || fitting(field, value, version) !== null
}

/** The searchable text of a content's fields, by weight. */
export function searchedFields(
  content: { fields?: FieldValues; kind?: string; moduleKind?: string | null },
  weight: 'B' | 'C',
): string[] {
  if (!content.fields || declared.size === 0) return []
  // A module that is switched off may be back before the article is published again.
  return Object.entries(fittingFields(content.fields, { ...content, kind: content.kind ?? '' })).flatMap(
    ([name, value]) => {
      if (declared.get(name)!.search !== weight) return []
      return [value]
        .flat()
        .flatMap((one) => (typeof one === 'string' || typeof one === 'number' ? [`${one}`] : []))
    },
  )
}

/** JSON without characters that neither a page nor the database may contain. */
function clean(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return cleanProse(value)
  if (typeof value !== 'object' || value === null || depth > 20) return value
  if (Array.isArray(value)) return value.map((one) => clean(one, depth + 1))
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [cleanProse(name), clean(one, depth + 1)]),
  )
}

/** Values as a command stores them: declared ones in their current shape, without nulls. */
export const fieldValues = z
  .record(z.string(), z.unknown())
  .default({})
  .transform((given, context) => {
    const values = currentFields(clean(given) as FieldValues)
    for (const [key, value] of Object.entries(values)) {
      if (!keyPattern.test(key))
        context.addIssue({ code: 'custom', path: [key], message: 'is not the name of a field', input: value })
      const { name, version } = split(key)
      const field = declared.get(name)
      if (value === null || value === undefined) delete values[key]
      else if (field && version === field.since) {
        const parsed = field.schema.safeParse(value)
        if (parsed.success) values[key] = parsed.data
        else
          for (const issue of parsed.error.issues)
            context.addIssue({ ...issue, path: [name, ...issue.path] } as never)
      }
    }
    if (JSON.stringify(values).length > maxBytes)
      context.addIssue({ code: 'custom', message: `is longer than ${maxBytes} characters` })
    return values
  })

/** Values as the API accepts them: by `module.field`, declared ones only. */
export const givenFields = z
  .record(z.string(), z.unknown())
  .default({})
  .transform((given, context): FieldValues => {
    const entries = Object.entries(given).flatMap(([name, value]): [string, unknown][] => {
      const field = declared.get(name)
      if (field) return [[keyOf(name, field), value]]
      context.addIssue({
        code: 'unrecognized_keys',
        keys: [name],
        message: `has the unknown key "${name}"`,
      } as never)
      return []
    })
    return Object.fromEntries(entries)
  })
