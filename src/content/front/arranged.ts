import type { ReadContext } from '../../kernel/read-context.ts'

/** The ids of the articles that the desk put into the first `places` of the front; without those that fill it up. */
export async function arrangedIds({ db, dependOn }: ReadContext, places: number): Promise<Set<number>> {
  dependOn('front')
  const rows = await db.selectFrom('front').select('articleId').orderBy('position').limit(places).execute()
  return new Set(rows.map((row) => row.articleId))
}
