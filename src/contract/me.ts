/** The caller's own account. */

import { z } from 'zod'
import { roles } from '../content/staff/roles.ts'
import { mailbox as email, requiredLine } from '../kernel/fields.ts'
import { operation } from './operation.ts'

export type Role = (typeof roles)[number]

const tokenParam = z.object({ token: z.string().min(20).max(100) })

export const accountOperations = {
  readMe: operation({
    method: 'get',
    path: '/me',
    name: 'readMe',
    may: 'read',
    summary: 'Returns the caller, their permissions, and the publication’s style of dates and numbers.',
    answer: z.object({
      staff: z.object({
        id: z.number().nullable(),
        name: z.string(),
        email: z.string(),
        role: z.enum(roles),
      }),
      /** The author under whose name they write; null when there is none. */
      author: z.object({ id: z.number(), name: z.string() }).nullable(),
      may: z.array(z.string()),
      twoFactor: z.boolean(),
      /**
       * Whether a second factor is required that this session has not shown; until then only the own account is
       * open.
       */
      mustSecure: z.boolean(),
      publication: z.looseObject({ name: z.string(), language: z.string(), timeZone: z.string() }),
    }),
  }),
  renameMe: operation({
    method: 'put',
    path: '/me',
    name: 'renameMe',
    may: 'signIn',
    summary: 'Changes the caller’s own name.',
    body: z.strictObject({ name: z.string() }),
  }),
  becomeAuthor: operation({
    method: 'post',
    path: '/me/author',
    name: 'becomeAuthor',
    may: 'write',
    summary:
      'Creates an author with the name of the caller and assigns it to them. Only an administrator can assign an existing author.',
    answer: z.object({ id: z.number() }),
  }),
  readInvitation: operation({
    method: 'get',
    path: '/invitations/{token}',
    name: 'readInvitation',
    summary: 'Returns whom an invitation is for; empty for the first administrator.',
    may: 'anyone',
    params: tokenParam,
    answer: z.object({ name: z.string(), email: z.string(), role: z.enum(roles), known: z.boolean() }),
  }),
  acceptInvitation: operation({
    method: 'post',
    path: '/invitations/{token}',
    name: 'acceptInvitation',
    summary: 'Accepts an invitation: sets name and password, and signs in.',
    may: 'anyone',
    params: tokenParam,
    body: z.strictObject({ name: requiredLine(160), email, password: z.string().min(10).max(200) }),
    answer: z.object({ staffId: z.number() }),
  }),
}
