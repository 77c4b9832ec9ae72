/** People as the newsroom sees them. */
import { sql } from 'kysely'
import { nameHolds } from '../../kernel/name-search.ts'
import type { ReadContext } from '../../kernel/read-context.ts'
import { versionOf } from '../../kernel/versions.ts'
import { picturesOf } from '../media/pictures.ts'

const columns = ['id', 'slug', 'name', 'jobTitle', 'bio', 'mediaId'] as const

/** By name; only those whose name contains `q`, after the person with the id `after`. */
export async function peopleAtDesk(
  readContext: ReadContext,
  { q, after, limit }: { q: string; after: number | null; limit: number },
) {
  let query = readContext.db
    .selectFrom('people')
    .select(columns)
    .orderBy('name')
    .orderBy('id')
    .limit(limit + 1)
  if (q) query = query.where(nameHolds('name', q))
  if (after !== null)
    query = query.where(sql<boolean>`(name, id) > (select name, id from people where id = ${after})`)
  const rows = await query.execute()
  const shown = rows.slice(0, limit)
  const pictures = await picturesOf(
    readContext,
    shown.map((row) => row.mediaId),
  )
  return {
    items: shown.map((row) => ({ ...row, picture: pictures.get(row.mediaId ?? 0) ?? null })),
    after: rows.length > limit ? shown.at(-1)!.id : null,
  }
}

/** A person as their screen edits them. */
export async function personToEdit(readContext: ReadContext, personId: number) {
  const row = await readContext.db
    .selectFrom('people')
    .select(columns)
    .where('id', '=', personId)
    .executeTakeFirst()
  if (!row) return null
  const pictures = await picturesOf(readContext, [row.mediaId])
  return {
    ...row,
    picture: pictures.get(row.mediaId ?? 0) ?? null,
    version: await versionOf(readContext, 'person', personId),
  }
}
