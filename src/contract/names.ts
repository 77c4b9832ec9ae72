/** The names of items that a revision references by id. */

import { z } from 'zod'
import { id } from '../kernel/fields.ts'
import { operation } from './operation.ts'
import { namedKinds } from './terms.ts'
import { list } from './values.ts'

const ids = z
  .string()
  .max(5_000)
  .transform((list) => list.split(',').map(Number))
  .pipe(z.array(id).max(300))
  .optional()
  .meta({ override: { type: 'string', description: 'Numbers, parted by commas.' } })

export const nameOperations = {
  listNames: operation({
    method: 'get',
    path: '/names',
    name: 'listNames',
    may: 'read',
    summary: 'Returns the names of sections, people and other items by their ids, including deleted ones.',
    query: z.object({
      ...{
        sections: ids,
        agencies: ids,
        programmes: ids,
        people: ids,
        stories: ids,
        media: ids,
        articles: ids,
      },
    }),
    answer: list(
      z.object({ kind: z.enum(namedKinds), id: z.number(), name: z.string(), deleted: z.boolean() }),
    ),
  }),
}
