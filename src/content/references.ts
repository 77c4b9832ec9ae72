/** Refusals that name the field they are about, and the check that what a field points to is there. */
import type { z } from 'zod'
import { CommandError, type Work } from './command.ts'

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
