/** `nashra user add`: a member of the staff. */
import { system } from '../../content/actor.ts'
import { execute } from '../../content/command.ts'
import { addStaff } from '../../content/staff/staff.ts'
import type { Settings } from '../../platform/settings.ts'
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
    const { id } = await execute(newsroom.db, system('command line'), addStaff, {
      name,
      email,
      role: role as 'reporter',
    })
    process.stdout.write(`${id}\n`)
  } finally {
    await newsroom.close()
  }
}
