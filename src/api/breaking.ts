/** Breaking news: the banner at the top of every page, its article, and the lead of the front. */

import { correctBreaking, endBreaking, setBreakingEnds } from '../content/breaking/change.ts'
import { publishBreaking } from '../content/breaking/publish.ts'
import { breakingAtDesk } from '../content/breaking/read.ts'
import { setBreaking } from '../content/publication/publication.ts'
import { breakingOperations } from '../contract/breaking.ts'
import { handle } from './handle.ts'

export const breakingRoutes = [
  handle(breakingOperations.readBreaking, ({ readContext }) => breakingAtDesk(readContext)),
  handle(breakingOperations.publishBreaking, async ({ execute, body }) => {
    const { slug, ...published } = await execute(publishBreaking, body)
    return { ...published, address: `/articles/${published.articleId}/${slug}` }
  }),
  handle(breakingOperations.correctBreaking, ({ execute, body }) => execute(correctBreaking, body)),
  handle(breakingOperations.setBreakingEnds, ({ execute, body }) => execute(setBreakingEnds, body)),
  handle(breakingOperations.setBreaking, ({ execute, body }) => execute(setBreaking, body)),
  handle(breakingOperations.endBreaking, ({ execute }) => execute(endBreaking, {})),
]
