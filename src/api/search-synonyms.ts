/** Synonyms for the search. */

import { listSynonyms, removeSynonyms, saveSynonyms, synonymsToEdit } from '../content/search/synonyms.ts'
import { searchSynonymOperations } from '../contract/search-synonyms.ts'
import { handle } from './handle.ts'
import { orNotFound, whole } from './shapes.ts'

export const searchSynonymRoutes = [
  handle(searchSynonymOperations.listSearchSynonyms, async ({ reading }) => ({
    ...whole(await listSynonyms(reading)),
  })),
  handle(searchSynonymOperations.createSearchSynonyms, ({ execute, body }) => execute(saveSynonyms, body)),
  handle(searchSynonymOperations.readSearchSynonyms, async ({ reading, params }) =>
    orNotFound(await synonymsToEdit(reading, params.id), 'synonyms'),
  ),
  handle(searchSynonymOperations.editSearchSynonyms, ({ execute, params, body }) =>
    execute(saveSynonyms, { ...body, id: params.id }),
  ),
  handle(searchSynonymOperations.removeSearchSynonyms, ({ execute, params }) =>
    execute(removeSynonyms, params),
  ),
]
