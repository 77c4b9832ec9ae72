/** What is found while somebody types. */
import { z } from 'zod'
import { find, foundKinds } from '../content/desk/find.ts'
import { instant, route } from './route.ts'

const kind = z.enum(foundKinds)

export const findRoutes = [
  route({
    method: 'get',
    path: '/find',
    name: 'find',
    summary:
      'Articles, live coverages, stories, people, sections and pictures by the words as far as they are typed.',
    query: z.object({
      q: z.string().max(300),
      kinds: z
        .string()
        .transform((list) => list.split(','))
        .pipe(z.array(kind))
        .default([...foundKinds])
        .meta({ override: { type: 'string', description: 'Parted by commas; left out: all.' } }),
    }),
    answer: z.object({
      items: z.array(
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
    run: async ({ db, query: { q, kinds } }) => ({ items: await find(db, q, kinds) }),
  }),
]
