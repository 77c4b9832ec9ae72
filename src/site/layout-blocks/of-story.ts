/** A block about the page's own story: one fragment per story. Its renderer is in `storyBlockRenderers`. */
import type { z } from 'zod'
import type { BlockType } from '../../content/layouts/blocks.ts'
import { type LayoutBlock, layoutBlock } from './view.ts'

export const ofStory = <O extends z.ZodObject>(type: BlockType<O>): LayoutBlock =>
  layoutBlock({ ...type, fragments: (_, __, { id }) => (id === null ? [] : [`${type.type}:${id}`]) })
