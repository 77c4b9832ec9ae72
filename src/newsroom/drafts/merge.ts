/**
 * Merges two people's changes to an article since the same revision, the body block by block. Only what both
 * changed differently is a conflict for a person to resolve.
 */
import type { Block, BodyDocument } from '../../body/document.ts'
import { cleanLine } from '../../language/clean-text.ts'
import { canonicalJson, textHash } from '../../values/canonical-json.ts'
import type { Content } from './article.ts'
import { type BlockConflict, mergeBlocks } from './merge-blocks.ts'

export type Field = keyof Content

export interface WithBody {
  body: BodyDocument
}

export type Conflict<C extends WithBody = Content> =
  | ({ field: 'body' } & BlockConflict)
  | { field: Exclude<keyof C, 'body'> }

export interface Merged<C extends WithBody = Content> {
  /** Contains `mine` where both changed. */
  content: C
  conflicts: Conflict<C>[]
}

/** Values as the server stores them: lines are cleaned, an empty list in a body equals a missing one. */
const asKept = (key: string, value: unknown): unknown => {
  if (typeof value === 'string') return key === 'text' ? value : cleanLine(value)
  return (key === 'content' || key === 'marks') && Array.isArray(value) && value.length === 0
    ? undefined
    : value
}
const kept = (value: unknown) => canonicalJson(value ?? null, asKept)

/** Whether two values of a field are equal for the server. */
export const sameValue = (a: unknown, b: unknown): boolean => a === b || kept(a) === kept(b)

const fieldsOf = <C extends object>(...contents: C[]) =>
  [...new Set(contents.flatMap((content) => Object.keys(content)))] as (keyof C)[]

export const sameContent = <C extends object>(a: C, b: C): boolean =>
  fieldsOf(a, b).every((field) => sameValue(a[field], b[field]))

/** A hash that is equal for contents that are equal for the server. */
export const contentHash = (content: object): string => textHash(kept(content))

export function merge<C extends WithBody>(base: C, mine: C, theirs: C): Merged<C> {
  const content = { ...mine }
  const conflicts: Conflict<C>[] = []
  for (const field of fieldsOf(base, mine, theirs)) {
    if (sameValue(mine[field], theirs[field]) || sameValue(base[field], theirs[field])) continue
    if (sameValue(base[field], mine[field])) content[field] = theirs[field]
    else if (field === 'body') {
      const merged = mergeBlocks(base.body.content, mine.body.content, theirs.body.content)
      content.body = { type: 'doc', content: merged.blocks }
      conflicts.push(...merged.conflicts.map((conflict) => ({ field: 'body' as const, ...conflict })))
    } else {
      const whole =
        mergeLists(base[field], mine[field], theirs[field]) ??
        (field === 'fields' ? mergeValues(base[field], mine[field], theirs[field]) : null)
      if (whole) content[field] = whole as C[typeof field]
      else conflicts.push({ field } as Conflict<C>)
    }
  }
  return { content, conflicts }
}

type Item = string | number
const isList = (value: unknown): value is Item[] => Array.isArray(value)
const sameOrder = (a: Item[], b: Item[]) => {
  const shared = a.filter((item) => b.includes(item))
  return b.filter((item) => a.includes(item)).every((item, at) => item === shared[at])
}

/** Merges additions and removals of both; null when it is not a list, or both changed its order. */
function mergeLists(base: unknown, mine: unknown, theirs: unknown): Item[] | null {
  if (!isList(base) || !isList(mine) || !isList(theirs)) return null
  const [first, second] = sameOrder(base, mine) ? [theirs, mine] : [mine, theirs]
  if (!sameOrder(base, second)) return null
  const stays = first.filter((item) => second.includes(item) || !base.includes(item))
  return [...new Set([...stays, ...second.filter((item) => !base.includes(item))])]
}

/** Merges named values; null when both changed the same one. */
function mergeValues(base: unknown, mine: unknown, theirs: unknown): Record<string, unknown> | null {
  const [before, ours, others] = [base, mine, theirs].map((one) => (one ?? {}) as Record<string, unknown>)
  const values: Record<string, unknown> = {}
  for (const name of new Set([...Object.keys(ours!), ...Object.keys(others!)])) {
    const [old, my, their] = [before![name], ours![name], others![name]]
    if (!sameValue(my, their) && !sameValue(old, my) && !sameValue(old, their)) return null
    const value = sameValue(old, my) ? their : my
    if (value !== undefined) values[name] = value
  }
  return values
}

/** A person's choice for each conflict: blocks for a body conflict, a value for another field. */
export type Decision = Block[] | { value: unknown }

/** The merged content with the choices, in the order of the conflicts. */
export function decided<C extends WithBody>({ content, conflicts }: Merged<C>, decisions: Decision[]): C {
  const out = { ...content }
  const blocks = [...content.body.content]
  for (let n = conflicts.length - 1; n >= 0; n--) {
    const conflict = conflicts[n]!
    const decision = decisions[n]!
    if (isOfBody(conflict)) blocks.splice(conflict.at, conflict.mine.length, ...(decision as Block[]))
    else Object.assign(out, { [conflict.field]: (decision as { value: unknown }).value })
  }
  out.body = { type: 'doc', content: blocks }
  return out
}

/** The choices that take one version everywhere; `content` is that version. */
export const versions = <C extends WithBody>(
  { conflicts }: Merged<C>,
  content: C,
  version: 'base' | 'mine' | 'theirs',
): Decision[] =>
  conflicts.map((conflict) => (isOfBody(conflict) ? conflict[version] : { value: content[conflict.field] }))

export const isOfBody = <C extends WithBody>(
  conflict: Conflict<C>,
): conflict is { field: 'body' } & BlockConflict => 'theirs' in conflict
