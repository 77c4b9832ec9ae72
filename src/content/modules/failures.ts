/** Failures of modules, stored for all processes; shown on the Modules screen and by `nashra doctor`. */
import { type Kysely, sql } from 'kysely'
import { z } from 'zod'
import { command } from '../../kernel/command.ts'
import type { Tables } from '../../kernel/tables.ts'
import { may } from '../policies.ts'

const failure = z.object({
  ...{ module: z.string(), kind: z.string(), name: z.string(), message: z.string() },
  ...{ count: z.number(), firstAt: z.date(), lastAt: z.date() },
})
export type KeptFailure = z.infer<typeof failure>

const keptMs = 30 * 86_400_000

/** Adds new failures; counts grow by `count`. Entries older than 30 days are deleted. */
export const noteModuleFailures = command({
  name: 'module.note-failures',
  input: z.object({ failures: z.array(failure).min(1) }),
  may: may.runTheProgram,
  async run({ db, now }, { failures }) {
    await db
      .deleteFrom('moduleFailures')
      .where('lastAt', '<', new Date(now.getTime() - keptMs))
      .execute()
    await db
      .insertInto('moduleFailures')
      .values(failures)
      .onConflict((oc) =>
        oc.columns(['module', 'kind', 'name']).doUpdateSet((eb) => ({
          message: eb.ref('excluded.message'),
          count: sql<number>`module_failures.count + excluded.count`,
          lastAt: eb.ref('excluded.lastAt'),
        })),
      )
      .execute()
  },
})

/** The latest first. */
export const listModuleFailures = (db: Kysely<Tables>): Promise<KeptFailure[]> =>
  db.selectFrom('moduleFailures').selectAll().orderBy('lastAt', 'desc').limit(200).execute()
