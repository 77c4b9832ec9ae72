/** Taking a thing away for good: only while nothing points to it. Its revisions stay, its addresses are free again. */
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
