/** Tokens by which programs use the API; for administrators. */
import { z } from 'zod'
import { may } from '../content/actor.ts'
import { roles } from '../content/staff/staff.ts'
import { createToken, listTokens, revokeToken } from '../content/staff/tokens.ts'
import { Problem } from './problem.ts'
import { idParam, instant, route } from './route.ts'

export const tokenRoutes = [
  route({
    method: 'get',
    path: '/tokens',
    name: 'listTokens',
    summary: 'All tokens, the newest first; never the words themselves.',
    answer: z.object({
      items: z.array(
        z.object({
          ...{ id: z.number(), name: z.string(), role: z.enum(roles), createdBy: z.string() },
          ...{ createdAt: instant, expiresAt: instant },
          ...{ usedAt: instant.nullable(), revokedAt: instant.nullable() },
        }),
      ),
    }),
    async run({ actor, reading }) {
      if (!may.administer(actor)) throw new Problem('forbidden', 'Tokens are for administrators.')
      return { items: await listTokens(reading) }
    },
  }),
  route({
    method: 'post',
    path: '/tokens',
    name: 'createToken',
    summary: 'Makes a token and answers it, once: only its hash is kept.',
    body: z.object({ name: z.string(), role: z.enum(roles), days: z.number().int().default(365) }),
    answer: z.object({ id: z.number(), token: z.string(), expiresAt: instant }),
    status: 201,
    run: ({ execute, body }) => execute(createToken, body),
  }),
  route({
    method: 'delete',
    path: '/tokens/{id}',
    name: 'revokeToken',
    summary: 'From now on the token opens nothing.',
    params: idParam,
    run: ({ execute, params }) => execute(revokeToken, params),
  }),
]
