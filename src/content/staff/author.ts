/** The author under whose name a member of the staff writes: one of the people. */
import { z } from 'zod'
import { CommandError, command } from '../../kernel/command.ts'
import { sameSpelling } from '../../kernel/name-search.ts'
import type { ReadContext } from '../../kernel/read-context.ts'
import { writePerson } from '../people/people.ts'
import { may } from '../policies.ts'

/** The author of this member; null where they have none. */
export async function authorOf({ db }: Pick<ReadContext, 'db'>, staffId: number | null) {
  if (staffId === null) return null
  const row = await db
    .selectFrom('staff as s')
    .innerJoin('people as p', 'p.id', 's.personId')
    .select(['p.id', 'p.name'])
    .where('s.id', '=', staffId)
    .executeTakeFirst()
  return row ?? null
}

/** Gives the actor a new author with their own name. Only an administrator can assign an existing author. */
export const becomeAuthor = command({
  name: 'staff.become-author',
  input: z.object({}),
  may: may.write,
  async run(work) {
    const { db, actor } = work
    const member = await db
      .selectFrom('staff')
      .select(['id', 'name', 'personId'])
      .where('id', '=', actor.id ?? 0)
      .forUpdate()
      .executeTakeFirst()
    if (!member) throw new CommandError('forbidden', 'Only a member of the staff can have an author.')
    if (member.personId !== null) return { id: member.personId }
    const existing = await db
      .selectFrom('people')
      .select('id')
      .where(sameSpelling('name', member.name))
      .orderBy('id')
      .executeTakeFirst()
    if (existing && !may.administer(actor))
      throw new CommandError(
        'conflict',
        `There is an author named ${member.name} already: an administrator says whether it is you.`,
      )
    const { id } =
      existing ??
      (await writePerson(work, null, {
        ...{ name: member.name, slug: '', jobTitle: '', bio: '', mediaId: null },
      }))
    await db.updateTable('staff').set({ personId: id }).where('id', '=', member.id).execute()
    work.invalidate('staff')
    work.about(`staff:${member.id}`, { personId: [null, id] })
    return { id }
  },
})
