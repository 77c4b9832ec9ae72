/** The staff: the list for all members; adding, inviting and closing accounts for administrators. */

import { z } from 'zod'
import { roles } from '../content/staff/roles.ts'
import { id } from '../kernel/fields.ts'
import { operation } from './operation.ts'
import { expectedVersion, idParam, instant, list } from './values.ts'

const invitation = z.object({ url: z.string(), expiresAt: instant }).meta({ id: 'InvitationLink' })

export const staffOperations = {
  listStaff: operation({
    method: 'get',
    path: '/staff',
    name: 'listStaff',
    may: 'read',
    summary:
      'Lists the staff, active members first, by name. Only administrators see mail addresses and invitations; for others they are empty and null.',
    answer: list(
      z.object({
        ...{ id: z.number(), name: z.string(), email: z.string(), role: z.enum(roles) },
        ...{ active: z.boolean(), joined: z.boolean(), invitedUntil: instant.nullable() },
        /** The person in this member's bylines. */
        personId: z.number().nullable(),
        version: z.number(),
      }),
    ),
  }),
  addStaff: operation({
    method: 'post',
    path: '/staff',
    name: 'addStaff',
    may: 'administer',
    summary: 'Adds a member, and returns their sign-in link once.',
    body: z.strictObject({ name: z.string(), email: z.string(), role: z.enum(roles) }),
    answer: z.object({ id: z.number(), invitation }),
    status: 201,
    answersSecret: true,
  }),
  editStaff: operation({
    method: 'put',
    path: '/staff/{id}',
    name: 'editStaff',
    may: 'administer',
    summary:
      'Changes a member’s name, role and author, and whether they may sign in; one administrator always remains.',
    params: idParam,
    body: z.strictObject({
      name: z.string(),
      role: z.enum(roles),
      active: z.boolean(),
      personId: id.nullable().optional(),
      ...expectedVersion,
    }),
    answer: z.object({ version: z.number() }),
  }),
  inviteStaff: operation({
    method: 'post',
    path: '/staff/{id}/invitations',
    name: 'inviteStaff',
    may: 'administer',
    summary:
      'Creates a new link for signing in or for choosing a new password; the previous link becomes invalid.',
    params: idParam,
    answer: invitation,
    status: 201,
    answersSecret: true,
  }),
  endStaffSessions: operation({
    method: 'delete',
    path: '/staff/{id}/sessions',
    name: 'endStaffSessions',
    may: 'administer',
    summary: 'Signs a member out everywhere.',
    params: idParam,
  }),
}
