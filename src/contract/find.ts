/** Finding items while somebody types. */

import { z } from 'zod'
import { operation } from './operation.ts'
import { foundKinds } from './terms.ts'
import { instant, list } from './values.ts'

const kind = z.enum(foundKinds)

export const findOperations = {
  find: operation({
    method: 'get',
    path: '/find',
    name: 'find',
    may: 'read',
    summary:
      'Finds articles, live coverages, stories, people, sections and pictures by words; the last word may be incomplete.',
    query: z.object({
      q: z.string().max(300),
      kinds: z
        .string()
        .transform((list) => list.split(','))
        .pipe(z.array(kind))
        .default([...foundKinds])
        .meta({ override: { type: 'string', description: 'Parted by commas; left out: all.' } }),
    }),
    answer: list(
      z.object({
        kind,
        id: z.number(),
        title: z.string(),
        detail: z.string(),
        state: z.string().nullable(),
        at: instant.nullable(),
      }),
    ),
  }),
}
