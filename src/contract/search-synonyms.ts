/** Words that a search takes for one another. */

import { z } from 'zod'
import { operation } from './operation.ts'
import { longestWord, maxWords } from './terms.ts'
import { expectedVersion, idParam, list, savedUnnamed } from './values.ts'

const group = z.object({ id: z.number(), words: z.array(z.string()) }).meta({ id: 'SynonymGroup' })

const fields = z.strictObject({ words: z.array(z.string().max(longestWord)).min(2).max(maxWords) })

export const searchSynonymOperations = {
  listSearchSynonyms: operation({
    method: 'get',
    path: '/search-synonyms',
    name: 'listSearchSynonyms',
    may: 'read',
    summary: 'Lists the groups of words that a search treats as equal, the newest first.',
    answer: list(group),
  }),
  createSearchSynonyms: operation({
    method: 'post',
    path: '/search-synonyms',
    name: 'createSearchSynonyms',
    may: 'publish',
    summary: 'Creates a group, such as the spellings of a name. Searches use it at once.',
    body: fields,
    answer: savedUnnamed,
    status: 201,
  }),
  readSearchSynonyms: operation({
    method: 'get',
    path: '/search-synonyms/{id}',
    name: 'readSearchSynonyms',
    may: 'read',
    summary: 'Returns a group with its version.',
    params: idParam,
    answer: group.extend({ version: z.number() }),
  }),
  editSearchSynonyms: operation({
    method: 'put',
    path: '/search-synonyms/{id}',
    name: 'editSearchSynonyms',
    may: 'publish',
    summary: 'Edits a group. Searches use it at once.',
    params: idParam,
    body: fields.extend(expectedVersion),
    answer: savedUnnamed,
  }),
  removeSearchSynonyms: operation({
    method: 'delete',
    path: '/search-synonyms/{id}',
    name: 'removeSearchSynonyms',
    may: 'publish',
    summary: 'Deletes a group.',
    params: idParam,
  }),
}
