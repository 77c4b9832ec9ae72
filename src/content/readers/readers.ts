/** Readers who take part: how the newsroom knows them. Their accounts (who can sign in) are not here. */
import { z } from 'zod'
import { blockedWordsIn } from '../../language/disguise/blocked-words.ts'
import { linksIn } from '../../language/disguise/links.ts'
import { type Actor, may, reader } from '../actor.ts'
import { CommandError, command } from '../command.ts'
import { readerName } from '../comments/fields.ts'
import { noteChange } from '../comments/state.ts'
import type { Reading } from '../reading.ts'

/** The reader of an account, made when it first signs in. */
export const joinReader = command({
  name: 'reader.join',
  input: z.object({ userId: z.string().min(1), name: readerName }),
  may: may.takePart,
  async run({ db }, { userId, name }) {
    const row = await db
      .insertInto('readers')
      .values({ userId, name })
      .onConflict((oc) => oc.column('userId').doUpdateSet((eb) => ({ name: eb.ref('readers.name') })))
      .returning(['id', 'name'])
      .executeTakeFirstOrThrow()
    return row
  },
})

/** Also what they have written stands under the new name, at once: so it is one that no moderator has to read. */
export const renameReader = command({
  name: 'reader.rename',
  input: z.object({ name: readerName }),
  may: may.takePart,
  async run(work, { name }) {
    const { db, actor } = work
    if (actor.id === null) throw new CommandError('forbidden', 'A guest has no account.')
    const { blockedWords } = await db
      .selectFrom('publication')
      .select('blockedWords')
      .executeTakeFirstOrThrow()
    if (blockedWordsIn(name, blockedWords).length > 0 || linksIn(name).length > 0)
      throw new CommandError('invalid', 'name: is not one that may stand under comments')
    await db.updateTable('readers').set({ name }).where('id', '=', actor.id).execute()
    const rows = await db
      .updateTable('comments')
      .set({ name })
      .where('readerId', '=', actor.id)
      .where('state', '<>', 'erased')
      .returningAll()
      .execute()
    for (const row of rows) noteChange(work, row)
  },
})

/** Who signs in with this account; null when there is no reader of it. */
export async function readerOf({ db }: Pick<Reading, 'db'>, userId: string): Promise<Actor | null> {
  const row = await db
    .selectFrom('readers')
    .select(['id', 'name'])
    .where('userId', '=', userId)
    .executeTakeFirst()
  return row ? reader(row.id, row.name) : null
}
