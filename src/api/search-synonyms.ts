/** Synonyms for the search. */

import { listSynonyms, removeSynonyms, saveSynonyms, synonymsToEdit } from '../content/search/synonyms.ts'
import { searchSynonymOperations } from '../contract/search-synonyms.ts'
import { handle } from './handle.ts'
import { completeList, orNotFound } from './shapes.ts'

export const searchSynonymRoutes = [
  handle(searchSynonymOperations.listSearchSynonyms, async ({ readContext }) => ({
    ...completeList(await listSynonyms(readContext)),
  })),
  handle(searchSynonymOperations.createSearchSynonyms, ({ execute, body }) => execute(saveSynonyms, body)),
  handle(searchSynonymOperations.readSearchSynonyms, async ({ readContext, params }) =>
    orNotFound(await synonymsToEdit(readContext, params.id), 'synonyms'),
  ),
  handle(searchSynonymOperations.editSearchSynonyms, ({ execute, params, body }) =>
    execute(saveSynonyms, { ...body, id: params.id }),
  ),
  handle(searchSynonymOperations.removeSearchSynonyms, ({ execute, params }) =>
    execute(removeSynonyms, params),
  ),
]
