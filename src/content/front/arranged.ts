import type { Reading } from '../reading.ts'

/** The ids of the articles that the desk put on the front page; without those that fill it up. */
export async function arrangedIds({ db, note }: Reading): Promise<Set<number>> {
  note('front')
  const rows = await db.selectFrom('front').select('articleId').orderBy('position').execute()
  return new Set(rows.map((row) => row.articleId))
}
