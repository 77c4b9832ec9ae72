/** The staff and their roles. */
import { z } from 'zod'
import { may } from '../actor.ts'
import { CommandError, command } from '../command.ts'
import { requiredLine } from '../fields.ts'

export const addStaff = command({
  name: 'staff.add',
  input: z.object({
    name: requiredLine(160),
    email: z
      .email()
      .max(200)
      .transform((text) => text.toLowerCase()),
    role: z.enum(['reporter', 'editor', 'moderator', 'administrator']),
  }),
  may: may.administer,
  async run(work, values) {
    const known = await work.db
      .selectFrom('staff')
      .select('id')
      .where('email', '=', values.email)
      .executeTakeFirst()
    if (known) throw new CommandError('conflict', `${values.email} is a member of the staff already.`)
    const row = await work.db.insertInto('staff').values(values).returning('id').executeTakeFirstOrThrow()
    await work.revise('staff', row.id, values)
    work.touch('staff')
    work.about(`staff:${row.id}`)
    return { id: row.id }
  },
})
