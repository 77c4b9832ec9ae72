import { layoutBlock } from '../view.ts'
import { timeline } from './block.ts'

/** The fragment is the page's own, which older pages have too. */
export const timelineView = layoutBlock({
  ...timeline,

  fragments: (_, __, { argument }) => [`timeline:${argument}`],
})
