/** Field errors, and checks that referenced rows exist. */
import { sql, type Transaction } from 'kysely'
import type { z } from 'zod'
import { batchLoad } from './batch-load.ts'
import { CommandError, type Work } from './command.ts'
import type { Tables } from './tables.ts'

/** An error at one field, with a `code` that screens translate. */
export function fieldError(
  path: (string | number)[],
  code:
    | 'taken'
    | 'missing'
    | 'not-public'
    | 'past'
    | 'future'
    | 'no-word'
    | 'too-small'
    | 'not-address'
    | 'not-pattern'
    | 'live'
    | 'loop',

  message: string,
): CommandError {
  return new CommandError('invalid', message, [{ path, code, message } as unknown as z.core.$ZodIssue])
}

type Table = 'media' | 'programmes' | 'people' | 'articles' | 'stories' | 'channels'

/** Checks that the id in each field exists in its table; empty fields are skipped. */
export async function checkThere(
  { db }: Pick<Work, 'db'>,
  fields: Record<string, [Table, number | null]>,
): Promise<void> {
  for (const [field, [table, id]] of Object.entries(fields)) {
    if (id === null) continue
    const row = await db.selectFrom(table).select('id').where('id', '=', id).executeTakeFirst()
    if (!row) throw fieldError([field], 'missing', `${field}: there is no ${id}.`)
  }
}

type ReferencedTable = 'sections' | 'agencies' | 'programmes' | 'media' | 'people' | 'stories' | 'articles'

/** Rows already found in this transaction: articles of a batch share sections and agencies. */
const foundIn = new WeakMap<Transaction<Tables>, Set<string>>()

type References = Partial<Record<ReferencedTable, (number | null)[]>>

/** One statement for everything that the commands of a batch look for at the same time. */
const loadFound = batchLoad(async (db, all: string[][]): Promise<null[]> => {
  const known = foundIn.get(db)!
  const keys = [...new Set(all.flat())].filter((key) => !known.has(key))
  const byTable = Map.groupBy(keys, (key) => key.split(':')[0]!)
  const queries = [...byTable].map(
    ([table, of]) => sql`
      select ${sql.lit(`${table}:`)} || id as key from ${sql.table(table)}
      where id = any(${of.map((key) => Number(key.split(':')[1]))}::int[])`,
  )
  if (queries.length > 0) {
    const { rows } = await sql<{ key: string }>`${sql.join(queries, sql` union all `)}`.execute(db)
    for (const { key } of rows) known.add(key)
  }
  return all.map(() => null)
})

/** Checks that all ids of a content exist, table by table; null is skipped. */
export async function assertExist(db: Transaction<Tables>, wanted: References): Promise<void> {
  const known = foundIn.get(db) ?? new Set()
  foundIn.set(db, known)
  const keys = Object.entries(wanted).flatMap(([table, ids]) =>
    ids.flatMap((id) => (id === null ? [] : [`${table}:${id}`])),
  )
  const open = keys.filter((key) => !known.has(key))
  if (open.length === 0) return
  await loadFound(db, open)
  const missing = open.find((key) => !known.has(key))
  if (missing === undefined) return
  const [table, id] = missing.split(':')
  throw new CommandError('invalid', `${table}: there is no ${id}.`)
}
