/** The staff: who they are, for all; adding, inviting and closing, for administrators. */
import { z } from 'zod'
import { staffAtDesk } from '../content/staff/desk.ts'
import { invite } from '../content/staff/invitations.ts'
import { addStaff, editStaff, endStaffSessions, roles } from '../content/staff/staff.ts'
import { idParam, instant, route } from './route.ts'
import { seen } from './shapes.ts'

const invitation = z.object({ url: z.string(), expiresAt: instant })
const linkTo = (siteUrl: string, { token, expiresAt }: { token: string; expiresAt: Date }) => ({
  url: `${siteUrl}/newsroom/invitation?token=${token}`,
  expiresAt,
})

export const staffRoutes = [
  route({
    method: 'get',
    path: '/staff',
    name: 'listStaff',
    summary: 'The staff, active members first, by name.',
    answer: z.object({
      items: z.array(
        z.object({
          ...{ id: z.number(), name: z.string(), email: z.string(), role: z.enum(roles) },
          ...{ active: z.boolean(), joined: z.boolean(), invitedUntil: instant.nullable() },
          version: z.number(),
        }),
      ),
    }),
    run: async ({ reading }) => ({ items: await staffAtDesk(reading) }),
  }),
  route({
    method: 'post',
    path: '/staff',
    name: 'addStaff',
    summary: 'Adds a member, and answers the link by which they come in, once.',
    body: z.object({ name: z.string(), email: z.string(), role: z.enum(roles) }),
    answer: z.object({ id: z.number(), invitation }),
    status: 201,
    async run({ execute, body, siteUrl }) {
      const { id } = await execute(addStaff, body)
      return { id, invitation: linkTo(siteUrl, await execute(invite, { staffId: id })) }
    },
  }),
  route({
    method: 'put',
    path: '/staff/{id}',
    name: 'editStaff',
    summary: 'Changes a member’s name and role, and whether they may come in; one administrator remains.',
    params: idParam,
    body: z.object({ name: z.string(), role: z.enum(roles), active: z.boolean(), ...seen }),
    answer: z.object({ version: z.number() }),
    run: ({ execute, params, body }) => execute(editStaff, { ...body, id: params.id }),
  }),
  route({
    method: 'post',
    path: '/staff/{id}/invitations',
    name: 'inviteStaff',
    summary: 'A new link to come in or to choose a new password; the one before is no longer good.',
    params: idParam,
    answer: invitation,
    status: 201,
    run: async ({ execute, params, siteUrl }) =>
      linkTo(siteUrl, await execute(invite, { staffId: params.id })),
  }),
  route({
    method: 'delete',
    path: '/staff/{id}/sessions',
    name: 'endStaffSessions',
    summary: 'Signs a member out everywhere.',
    params: idParam,
    run: ({ execute, params }) => execute(endStaffSessions, params),
  }),
]
