import { layoutBlock } from '../view.ts'
import { sectionArticles } from './block.ts'

/** The fragment is the page's own, which older pages have too. */
export const sectionArticlesView = layoutBlock({
  ...sectionArticles,

  fragments: (_, __, { argument }) => [`section-articles:${argument}`],
})
