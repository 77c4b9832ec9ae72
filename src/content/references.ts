/** Refusals that name the field they are about, and the check that what a field points to is there. */
import type { Transaction } from 'kysely'
import type { z } from 'zod'
import { CommandError, type Work } from './command.ts'
import type { Tables } from './tables.ts'

/** An error at one field: `code` is 'taken', 'missing' or 'not-public', for which screens have sentences. */
export function refusalAt(
  path: (string | number)[],
  code: 'taken' | 'missing' | 'not-public',
  message: string,
): CommandError {
  return new CommandError('invalid', message, [{ path, code, message } as unknown as z.core.$ZodIssue])
}

type Table = 'media' | 'programmes' | 'people' | 'articles' | 'stories' | 'channels'

/** Each field with the table that its id is of; an empty field points to nothing. */
export async function checkThere(
  { db }: Pick<Work, 'db'>,
  fields: Record<string, [Table, number | null]>,
): Promise<void> {
  for (const [field, [table, id]] of Object.entries(fields)) {
    if (id === null) continue
    const row = await db.selectFrom(table).select('id').where('id', '=', id).executeTakeFirst()
    if (!row) throw refusalAt([field], 'missing', `${field}: there is no ${id}.`)
  }
}

type Pointed = 'sections' | 'agencies' | 'programmes' | 'media' | 'people' | 'stories' | 'articles'

/** What a transaction has found already: in a batch of articles, the same sections and agencies again and again. */
const foundIn = new WeakMap<Transaction<Tables>, Set<string>>()

/** All that a content points to, table by table; what is null points to nothing. */
export async function checkAllThere(
  db: Transaction<Tables>,
  wanted: Partial<Record<Pointed, (number | null)[]>>,
): Promise<void> {
  const known = foundIn.get(db) ?? new Set()
  foundIn.set(db, known)
  for (const [table, list] of Object.entries(wanted)) {
    const ids = [...new Set(list.filter((id): id is number => id !== null && !known.has(`${table}:${id}`)))]
    if (ids.length === 0) continue
    const rows = await db
      .selectFrom(table as Pointed)
      .select('id')
      .where('id', 'in', ids)
      .execute()
    for (const row of rows) known.add(`${table}:${row.id}`)
    const missing = ids.find((id) => !known.has(`${table}:${id}`))
    if (missing !== undefined) throw new CommandError('invalid', `${table}: there is no ${missing}.`)
  }
}
