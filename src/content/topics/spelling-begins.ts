import { type RawBuilder, sql } from 'kysely'

/** A form with the Arabic article and without it. */
export function withAndWithoutArticle(form: string): string[] {
  const other = form.startsWith('ال') ? form.slice(2) : `ال${form}`
  return other === '' ? [form] : [form, other]
}

/** Whether the column `form` begins with this form, with or without the article. Uses `topic_spellings_begin`. */
export const spellingBegins = (form: string): RawBuilder<unknown> =>
  sql.join(
    withAndWithoutArticle(form).map((one) => sql`form like ${`${one.replace(/[\\%_]/g, '\\$&')}%`}`),
    sql` or `,
  )
