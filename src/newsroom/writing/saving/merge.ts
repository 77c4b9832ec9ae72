/**
 * Two people changed one article since the same revision: what each changed alone is taken from each, and only a
 * field that both changed, differently, is for a person to decide.
 */
import type { Content } from '../article.ts'

export type Field = keyof Content

export interface Merged {
  /** With `mine` where both changed a field. */
  content: Content
  clashes: Field[]
}

/** How the server keeps texts: without spaces at the ends, without two in a row. */
const tidy = (key: string, value: unknown): unknown =>
  typeof value === 'string' && key !== 'text' ? value.replace(/\s+/g, ' ').trim() : value

/** Whether two values of a field mean the same to the server. */
export const sameValue = (a: unknown, b: unknown): boolean =>
  JSON.stringify(a ?? null, tidy) === JSON.stringify(b ?? null, tidy)

const fieldsOf = (...contents: Content[]) =>
  [...new Set(contents.flatMap((content) => Object.keys(content)))] as Field[]

export const sameContent = (a: Content, b: Content): boolean =>
  fieldsOf(a, b).every((field) => sameValue(a[field], b[field]))

export function merge(base: Content, mine: Content, theirs: Content): Merged {
  const content: Record<string, unknown> = { ...mine }
  const clashes: Field[] = []
  for (const field of fieldsOf(base, mine, theirs)) {
    const iChanged = !sameValue(base[field], mine[field])
    const theyChanged = !sameValue(base[field], theirs[field])
    if (theyChanged && !iChanged) content[field] = theirs[field]
    if (theyChanged && iChanged && !sameValue(mine[field], theirs[field])) clashes.push(field)
  }
  return { content: content as unknown as Content, clashes }
}
