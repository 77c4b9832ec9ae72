import type { Kysely } from 'kysely'
import type { Tables } from '../../kernel/tables.ts'
import type { Language } from '../../language/languages.ts'

/** The language of the publication. */
export async function publicationLanguage(db: Kysely<Tables>): Promise<Language> {
  const { language } = await db.selectFrom('publication').select('language').executeTakeFirstOrThrow()
  return language
}

/** The language of a content; an empty one means the publication's. */
export async function inItsLanguage<T extends { language: string }>(
  db: Kysely<Tables>,
  content: T,
): Promise<T> {
  return content.language ? content : { ...content, language: await publicationLanguage(db) }
}
