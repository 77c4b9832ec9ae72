/** `nashra user add`: a member of the staff, and the link by which they come in (also again, who lost a password). */
import { system } from '../../content/actor.ts'
import { execute } from '../../content/command.ts'
import { invite } from '../../content/staff/invitations.ts'
import { addStaff } from '../../content/staff/staff.ts'
import type { Settings } from '../../platform/settings.ts'
import { invitationUrl } from '../first-link.ts'
import { openNewsroom } from '../newsroom.ts'
import { notice } from './notice.ts'

export async function user(
  settings: Settings,
  what: string | undefined,
  given: { name?: string; email?: string; role?: string },
): Promise<void> {
  if (what !== 'add')
    throw new Error(
      'Use: nashra user add --name "…" --email … --role reporter|editor|moderator|administrator',
    )
  const { name = '', email = '', role = 'reporter' } = given
  const newsroom = await openNewsroom(settings, notice, 2)
  try {
    const actor = system('command line')
    const { id } = await execute(newsroom.db, actor, addStaff, { name, email, role: role as 'reporter' })
    const { token } = await execute(newsroom.db, actor, invite, { staffId: id })
    process.stdout.write('Their link to come in, good once, for three days:\n')
    process.stdout.write(`${invitationUrl(settings.siteUrl, token)}\n`)
  } finally {
    await newsroom.close()
  }
}
