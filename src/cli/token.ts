/** `nashra token create`: creates a token for a program. Prints only the token on its last line. */

import { createToken } from '../content/staff/tokens.ts'
import { operator } from '../kernel/actor.ts'
import { execute } from '../kernel/run.ts'
import type { Settings } from '../platform/settings.ts'
import { openNewsroom } from '../server/newsroom.ts'
import { notice } from './notice.ts'

export async function token(
  settings: Settings,
  subcommand: string | undefined,
  given: { name?: string; role?: string; days?: string },
): Promise<void> {
  if (subcommand !== 'create' || !given.role)
    throw new Error(
      'Use: nashra token create --role reporter|editor|moderator|administrator [--name "…"] [--days 365]',
    )
  const newsroom = await openNewsroom(settings, notice, 2)
  try {
    const created = await execute(newsroom.db, operator, createToken, {
      name: given.name ?? `${given.role} token`,
      role: given.role as 'reporter',
      days: Number(given.days ?? 365),
    })
    process.stdout.write(
      `Good until ${created.expiresAt.toISOString().slice(0, 10)}. It is shown only now:\n`,
    )
    process.stdout.write(`${created.token}\n`)
  } finally {
    await newsroom.close()
  }
}
