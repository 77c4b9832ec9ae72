import { layoutBlock } from '../view.ts'
import { stories } from './block.ts'

export const storiesView = layoutBlock({
  ...stories,

  fragments: () => ['panel'],
})
