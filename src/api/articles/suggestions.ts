/** Suggestions while an article is written; none is applied automatically. */

import { readWorking } from '../../content/articles/working.ts'
import { suggestionsFor } from '../../content/related/suggestions.ts'
import { suggestionOperations } from '../../contract/articles/suggestions.ts'
import { handle } from '../handle.ts'
import { missing } from './routes.ts'

export const suggestionRoutes = [
  handle(suggestionOperations.suggestForArticle, async ({ readContext, params: { id } }) => {
    const found = await readWorking(readContext, id)
    if (!found) throw missing(id)
    return suggestionsFor(readContext, id, found.content, found.publishedAt ?? new Date())
  }),
]
