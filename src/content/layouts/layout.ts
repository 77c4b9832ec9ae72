/** A layout as it is given: which pages it is for, and its blocks. */
import { z } from 'zod'
import { isStorable } from '../../kernel/fields.ts'
import { largestId } from '../../values/id.ts'

export const scopeKinds = ['front', 'section', 'story'] as const
export type ScopeKind = (typeof scopeKinds)[number]

/** `front`; `section`, `story`: all of them that have no layout of their own; `section:3`, `story:7`: one of them. */
export const layoutScope = z
  .string()
  .regex(
    /^(front|section|story|(section|story):[1-9]\d{0,9})$/,
    'is not front, section, section:ID, story or story:ID',
  )
  .refine((scope) => Number(scope.split(':')[1] ?? 1) <= largestId, 'is not front, section, story or an id')

/** The parts of a scope. `id` null: the front, or the default of its kind. */
export function readScope(scope: string): { kind: ScopeKind; id: number | null } {
  const [kind, id] = scope.split(':') as [ScopeKind, string?]
  return { kind, id: id === undefined ? null : Number(id) }
}

/** The scopes of a page's layout, the most specific first: `section:3`, then `section`. */
export const scopesOf = (scope: string): string[] => [...new Set([scope, readScope(scope).kind])]

/** The cache tag of what readers see of a scope. */
export const layoutTag = (scope: string): string => `layout:${scope}`

const maxBlocks = 40
/** As JSON. */
const maxCharacters = 100_000

/** Blocks in their order; what their options hold is checked by their types. */
export const givenBlocks = z
  .array(
    z.strictObject({
      type: z.string().min(1).max(80),
      options: z.record(z.string().max(80), z.unknown()).default({}),
    }),
  )
  .max(maxBlocks, `has more than ${maxBlocks} blocks`)
  .refine((blocks) => JSON.stringify(blocks).length <= maxCharacters, 'is too long')
  .refine(isStorable, 'has a character that cannot be kept')
