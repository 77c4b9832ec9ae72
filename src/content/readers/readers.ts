/** Readers who comment, as the newsroom knows them. Their sign-in accounts are elsewhere. */
import { z } from 'zod'
import { type Actor, reader } from '../../kernel/actor.ts'
import { CommandError, command } from '../../kernel/command.ts'
import type { ReadContext } from '../../kernel/read-context.ts'
import { blockedWordsIn } from '../../language/obfuscation/blocked-words.ts'
import { linksIn } from '../../language/obfuscation/links.ts'
import { readerName } from '../comments/fields.ts'
import { noteChange } from '../comments/state.ts'
import { may } from '../policies.ts'

/** The reader of an account, created at the first sign-in. */
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

/**
 * Renames a reader. Their existing comments show the new name at once, so it must be one that needs no
 * moderation.
 */
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

/** The reader of this account; null when there is none. */
export async function readerOf({ db }: Pick<ReadContext, 'db'>, userId: string): Promise<Actor | null> {
  const row = await db
    .selectFrom('readers')
    .select(['id', 'name'])
    .where('userId', '=', userId)
    .executeTakeFirst()
  return row ? reader(row.id, row.name) : null
}
