/** Timers of modules among all timers, with keys x:MODULE:KEY. */
import { type Kysely, sql } from 'kysely'
import { z } from 'zod'
import { system } from '../../kernel/actor.ts'
import { command, type Work } from '../../kernel/command.ts'
import { execute } from '../../kernel/run.ts'
import type { Tables } from '../../kernel/tables.ts'
import { may } from '../policies.ts'

/** @throws Error when `next` is not a moment that is to come */
export async function moveTimer({ db, now }: Work, key: string, next: Date | null): Promise<void> {
  if (next === null) {
    await db.deleteFrom('timers').where('key', '=', key).execute()
    return
  }
  if (!(next instanceof Date) || !(next > now)) throw new Error('A timer answers a moment to come, or null.')
  await db.updateTable('timers').set({ dueAt: next }).where('key', '=', key).execute()
}

export const forgetModuleTimers = command({
  name: 'module.forget-timers',
  input: z.object({ known: z.array(z.string()) }),
  may: may.runTheProgram,
  run: async ({ db }, { known }) =>
    void (await db
      .deleteFrom('timers')
      .where('key', 'like', 'x:%')
      .where(sql<boolean>`key <> all(${known})`)
      .execute()),
})

/** Deletes the timers of removed modules. */
export const forgetTimers = (db: Kysely<Tables>, known: string[]): Promise<void> =>
  execute(db, system('start'), forgetModuleTimers, { known })
