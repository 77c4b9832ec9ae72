/**
 * Taking a thing away for good: only while nothing points to it. Its revisions stay, its addresses are free again.
 * A legal removal alone empties revisions.
 */
import { type RawBuilder, sql } from 'kysely'
import { CommandError, type Work } from './command.ts'

interface Removal {
  kind: string
  table: 'sections' | 'agencies' | 'people' | 'programmes' | 'stories' | 'pages'
  id: number
  /** Why it has to stay, each with the question that finds out. */
  unless: { sentence: string; when: RawBuilder<unknown> }[]
  topics: string[]
}

export async function removeThing(work: Work, { kind, table, id, unless, topics }: Removal): Promise<void> {
  const { db } = work
  for (const { sentence, when } of unless) {
    const { rows } = await sql<{ used: boolean }>`select exists (${when}) as used`.execute(db)
    if (rows[0]?.used) throw new CommandError('conflict', sentence)
  }
  const slugs = await db
    .deleteFrom('slugs')
    .where('kind', '=', kind)
    .where('refId', '=', id)
    .returning('slug')
    .execute()
  const row = await db.deleteFrom(table).where('id', '=', id).returning('id').executeTakeFirst()
  if (!row) throw new CommandError('not-found', `There is no ${kind} ${id}.`)
  await db.deleteFrom('demoRows').where('kind', '=', table).where('refId', '=', id).execute()
  await work.revise(kind, id, { removed: true })
  work.touch(...topics, ...slugs.map(({ slug }) => `slug:${kind}:${slug}`))
  work.about(`${kind}:${id}`)
}

/** Empties the revisions of these things; that there were some stays. */
export async function eraseRevisions({ db }: Work, kind: string, ids: number[]): Promise<void> {
  if (ids.length === 0) return
  await sql`set local nashra.erasing = 'on'`.execute(db)
  await db
    .updateTable('revisions')
    .set({ content: null })
    .where('kind', '=', kind)
    .where('refId', 'in', ids)
    .execute()
  await sql`set local nashra.erasing = 'off'`.execute(db)
}
