import { sql } from 'kysely'
import type { Work } from './command.ts'
import { eraseAnswers } from './idempotency.ts'

/** Empties the revisions of these things but keeps their rows. */
export async function eraseRevisions({ db }: Work, kind: string, ids: number[]): Promise<void> {
  if (ids.length === 0) return
  await sql`set local nashra.erasing = 'on'`.execute(db)
  await db
    .updateTable('revisions')
    .set({ content: null })
    .where('kind', '=', kind)
    .where('refId', '=', sql<number>`any(${ids}::integer[])`)
    .execute()
  await sql`set local nashra.erasing = 'off'`.execute(db)
  await eraseAnswers(db)
}
