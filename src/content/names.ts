/** The names of items that articles reference by id. For deleted items, the name in their last revision. */
import { sql } from 'kysely'
import type { ReadContext } from '../kernel/read-context.ts'
import { kinds, type NamedTable } from './kinds.ts'

export const namedKinds = Object.keys(kinds) as NamedTable[]
export type NamedKind = NamedTable

export interface Named {
  kind: NamedKind
  id: number
  /** Empty where no name is known. */
  name: string
  deleted: boolean
}

/** The column and the revision's field that contain each kind's name. */
const nameColumn = (kind: NamedKind) =>
  kind === 'media' ? 'caption' : kind === 'articles' ? 'headline' : 'name'

export async function namesOf(
  { db }: Pick<ReadContext, 'db'>,
  wanted: Partial<Record<NamedKind, number[]>>,
): Promise<Named[]> {
  const kinds = namedKinds.filter((kind) => wanted[kind]?.length)
  const found = await Promise.all(kinds.map((kind) => namesOfKind(db, kind, [...new Set(wanted[kind])])))
  return found.flat()
}

async function namesOfKind(db: ReadContext['db'], kind: NamedKind, ids: number[]): Promise<Named[]> {
  const [name, revision] = [nameColumn(kind), kinds[kind]]
  const isRemoved = kind === 'articles' ? sql<boolean>`state = 'removed'` : sql<boolean>`false`
  const { rows } = await sql<{ id: number; name: string; deleted: boolean }>`
    select id, ${sql.ref(name)} as name, ${isRemoved} as deleted from ${sql.table(kind)}
      where id = any(${ids}::integer[])`.execute(db)
  const here = new Map(rows.map((row) => [row.id, row]))
  const gone = ids.filter((id) => !here.has(id))
  const kept =
    gone.length === 0
      ? []
      : (
          await sql<{ id: number; name: string }>`
            select distinct on (ref_id) ref_id as id, content->>${name} as name from revisions
              where kind = ${revision} and ref_id = any(${gone}::integer[]) and content->>${name} <> ''
              order by ref_id, number desc`.execute(db)
        ).rows
  const names = new Map(kept.map((row) => [row.id, row.name]))
  return ids.map((id): Named => {
    const row = here.get(id)
    return row ? { kind, ...row } : { kind, id, name: names.get(id) ?? '', deleted: true }
  })
}
