import type { Reading } from '../reading.ts'
import { frontPlaces } from './front.ts'

/** The ids of the articles that the desk put into the front page's head; without those that fill it up. */
export async function arrangedIds({ db, note }: Reading): Promise<Set<number>> {
  note('front')
  const rows = await db
    .selectFrom('front')
    .select('articleId')
    .orderBy('position')
    .limit(frontPlaces)
    .execute()
  return new Set(rows.map((row) => row.articleId))
}
