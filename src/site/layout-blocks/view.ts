/** Renders a block of a layout as one fragment. */
import type { z } from 'zod'
import type { BlockType } from '../../content/layouts/blocks.ts'
import type { SiteReadContext } from '../route.ts'

/** The page that contains a block. */
export interface LayoutPage {
  kind: 'front' | 'section' | 'story'
  /** The section or the story. */
  id: number | null
  /** The argument of the page's own fragments. */
  argument: string
  /** The number of articles of the front's order that the page shows. */
  places: number
}

export interface LayoutBlock<O extends z.ZodObject = z.ZodObject> extends BlockType<O> {
  /** Its markup; '' while there is nothing to show. */
  render?(readContext: SiteReadContext, options: z.output<O>): Promise<string> | string
  /** The keys of the block's fragments, when it shares them with other places. */
  fragments?(
    readContext: SiteReadContext,
    options: z.output<O>,
    page: LayoutPage,
  ): Promise<string[]> | string[]
}

export const layoutBlock = <O extends z.ZodObject>(block: LayoutBlock<O>): LayoutBlock =>
  block as unknown as LayoutBlock

/** The key of a block's own fragment: the same block with the same options is rendered once for all pages. */
export const blockFragment = (type: string, options: object): string =>
  `${blockName(type)}:${JSON.stringify(options)}`

/** The name of the fragment of a block. */
export const blockName = (type: string): string => `block.${type}`
