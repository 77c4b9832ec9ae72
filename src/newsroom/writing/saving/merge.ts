/**
 * Two people changed one text since the same revision: what each changed alone is taken from each, and only a
 * field that both changed, differently, is for a person to decide.
 */
import type { Content } from '../article.ts'

export type Field = keyof Content

export interface Merged<C = Content> {
  /** With `mine` where both changed a field. */
  content: C
  clashes: (keyof C)[]
}

/** How the server keeps texts: without spaces at the ends, without two in a row. */
const tidy = (key: string, value: unknown): unknown =>
  typeof value === 'string' && key !== 'text' ? value.replace(/\s+/g, ' ').trim() : value

/** Whether two values of a field mean the same to the server. */
export const sameValue = (a: unknown, b: unknown): boolean =>
  JSON.stringify(a ?? null, tidy) === JSON.stringify(b ?? null, tidy)

const fieldsOf = <C extends object>(...contents: C[]) =>
  [...new Set(contents.flatMap((content) => Object.keys(content)))] as (keyof C)[]

export const sameContent = <C extends object>(a: C, b: C): boolean =>
  fieldsOf(a, b).every((field) => sameValue(a[field], b[field]))

export function merge<C extends object>(base: C, mine: C, theirs: C): Merged<C> {
  const content = { ...mine }
  const clashes: (keyof C)[] = []
  for (const field of fieldsOf(base, mine, theirs)) {
    const iChanged = !sameValue(base[field], mine[field])
    const theyChanged = !sameValue(base[field], theirs[field])
    if (theyChanged && !iChanged) content[field] = theirs[field]
    if (theyChanged && iChanged && !sameValue(mine[field], theirs[field])) clashes.push(field)
  }
  return { content, clashes }
}
