/** The staff: the list for everyone; adding, inviting and closing accounts for administrators. */

import { may } from '../content/policies.ts'
import { staffAtDesk } from '../content/staff/desk.ts'
import { invite } from '../content/staff/invitations.ts'
import { addStaff, editStaff, endStaffSessions } from '../content/staff/staff.ts'
import { staffOperations } from '../contract/staff.ts'
import { handle } from './handle.ts'
import { completeList } from './shapes.ts'

const linkTo = (siteUrl: string, { token, expiresAt }: { token: string; expiresAt: Date }) => ({
  url: `${siteUrl}/newsroom/invitation?token=${token}`,
  expiresAt,
})

export const staffRoutes = [
  handle(staffOperations.listStaff, async ({ actor, readContext }) => {
    const items = await staffAtDesk(readContext)
    if (may.administer(actor)) return completeList(items)
    return completeList(items.map((member) => ({ ...member, email: '', invitedUntil: null })))
  }),
  handle(staffOperations.addStaff, async ({ execute, body, siteUrl }) => {
    const { id } = await execute(addStaff, body)
    return { id, invitation: linkTo(siteUrl, await execute(invite, { staffId: id })) }
  }),
  handle(staffOperations.editStaff, ({ execute, params, body }) =>
    execute(editStaff, { ...body, id: params.id }),
  ),
  handle(staffOperations.inviteStaff, async ({ execute, params, siteUrl }) =>
    linkTo(siteUrl, await execute(invite, { staffId: params.id })),
  ),
  handle(staffOperations.endStaffSessions, ({ execute, params }) => execute(endStaffSessions, params)),
]
