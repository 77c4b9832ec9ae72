/** How other programs read a match, and how the desk or a statistician's program writes it. */
import { CommandError, defineRoute, z } from 'nashra'
import { key, type Match, match } from './match.ts'
import { saveMatch } from './write.ts'

export const routes = [
  defineRoute({
    method: 'get',
    path: '/matches',
    name: 'listMatches',
    summary: 'All matches, by their keys.',
    may: 'anyone',
    answer: z.strictObject({ items: z.array(z.strictObject({ key, match })) }),
    run: async ({ read }) => ({
      items: (await read.store('matches').list()).map((row) => ({ key: row.key, match: row.data as Match })),
    }),
  }),
  defineRoute({
    method: 'get',
    path: '/matches/{key}',
    name: 'readMatch',
    summary: 'A match, and the scores that it had.',
    may: 'anyone',
    params: z.strictObject({ key }),
    answer: z.strictObject({ match, scores: z.array(z.string()) }),
    async run({ read, params }) {
      const found = (await read.store('matches').get(params.key)) as Match | null
      if (!found) throw new CommandError('not-found', 'لا مباراة بهذا الاسم.')
      const scores = ((await read.store('scores').get(params.key)) as string[] | null) ?? []
      return { match: found, scores }
    },
  }),
  defineRoute({
    method: 'put',
    path: '/matches/{key}',
    name: 'saveMatch',
    summary: 'Puts a match in the place of what was there.',
    may: 'publish',
    params: z.strictObject({ key }),
    body: match,
    answer: match,
    run: ({ execute, params, body }) => execute(saveMatch, { key: params.key, match: body }),
  }),
]
