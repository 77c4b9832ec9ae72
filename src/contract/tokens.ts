/** API tokens of programs; for administrators. */

import { z } from 'zod'
import { roles } from '../content/staff/roles.ts'
import { operation } from './operation.ts'
import { idParam, instant, list } from './values.ts'

export const tokenOperations = {
  listTokens: operation({
    method: 'get',
    path: '/tokens',
    name: 'listTokens',
    may: 'administer',
    summary: 'Lists all tokens, newest first, without their secrets.',
    answer: list(
      z.object({
        ...{ id: z.number(), name: z.string(), role: z.enum(roles), createdBy: z.string() },
        ...{ createdAt: instant, expiresAt: instant },
        ...{ usedAt: instant.nullable(), revokedAt: instant.nullable() },
      }),
    ),
  }),
  createToken: operation({
    method: 'post',
    path: '/tokens',
    name: 'createToken',
    may: 'administer',
    summary: 'Creates a token and returns it once: only its hash is stored.',
    body: z.strictObject({ name: z.string(), role: z.enum(roles), days: z.number().int().default(365) }),
    answer: z.object({ id: z.number(), token: z.string(), expiresAt: instant }),
    status: 201,
    answersSecret: true,
  }),
  revokeToken: operation({
    method: 'delete',
    path: '/tokens/{id}',
    name: 'revokeToken',
    may: 'administer',
    summary: 'Revokes a token.',
    params: idParam,
  }),
}
