/** The blocks that a page can be made of: set once, at the start, by the product and the newsroom's own modules. */
import type { z } from 'zod'
import type { Labels } from '../articles/field-values.ts'
import { readScope, type ScopeKind } from './layout.ts'
import type { LayoutBlocks } from './tables.ts'

export type { LayoutBlocks } from './tables.ts'

/** A type of block. Layouts are checked and edited according to it. */
export interface BlockType<O extends z.ZodObject = z.ZodObject> {
  type: string
  label: Labels
  /** The kinds of pages that can show it; all by default. */
  scopes?: readonly ScopeKind[]
  /**
   * Its options. Each has a default, or must be set. `.meta({ label, choices })` names an option and the values of a
   * choice. An option named `sectionId`, `storyId`, `coverageId` or `articleIds` refers to things that must exist.
   */
  options: O
  /** The number of articles of the front's order that the page shows, up to and including this block. */
  places?(options: z.output<O>): number
}

let installed: ReadonlyMap<string, BlockType> = new Map()

export function installBlockTypes(types: readonly BlockType[]): void {
  installed = new Map(types.map((one) => [one.type, one]))
}

export const blockTypes = (): ReadonlyMap<string, BlockType> => installed

export const standsOn = ({ scopes }: BlockType, scope: string): boolean =>
  !scopes || scopes.includes(readScope(scope).kind)

export interface KnownBlock {
  type: BlockType
  options: Record<string, unknown>
}

/** Returns the blocks that can be shown: their type exists, is allowed in this scope, and their options are valid. */
export function knownBlocks(scope: string, blocks: LayoutBlocks): KnownBlock[] {
  return blocks.flatMap((block) => {
    const type = installed.get(block.type)
    if (!type || !standsOn(type, scope)) return []
    const options = type.options.strict().safeParse(block.options)
    return options.success ? [{ type, options: options.data as Record<string, unknown> }] : []
  })
}

/** Adds the defaults of options that were left out. Unknown blocks stay as they are. */
export const withOptions = (blocks: LayoutBlocks): LayoutBlocks =>
  blocks.map((block) => {
    const options = installed.get(block.type)?.options.safeParse(block.options)
    return options?.success ? { type: block.type, options: options.data } : block
  })

/** The number of articles of the front's order that the blocks of the front show. */
export const placesOf = (blocks: readonly KnownBlock[]): number =>
  Math.max(0, ...blocks.map(({ type, options }) => type.places?.(options) ?? 0))
