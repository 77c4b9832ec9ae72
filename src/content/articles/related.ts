/** What to read after an article: what the desk chose, else the latest of its story, else of its section. */
import type { Reading } from '../reading.ts'
import { type Card, cardsOf } from './cards.ts'

/** The ids of the articles that the desk chose, public or not. */
export async function chosenIds({ db, note }: Reading, articleId: number): Promise<number[]> {
  note(`article:${articleId}`)
  const rows = await db
    .selectFrom('articleRelated')
    .select('relatedId')
    .where('articleId', '=', articleId)
    .orderBy('position')
    .execute()
  return rows.map((row) => row.relatedId)
}

export async function chosenCards(reading: Reading, articleId: number, limit: number): Promise<Card[]> {
  return (await cardsOf(reading, await chosenIds(reading, articleId))).slice(0, limit)
}

/** The public list that is nearest to an article: that of its first story, else of its section. */
export async function listAround({ db, note }: Reading, articleId: number): Promise<string | null> {
  note(`article:${articleId}`)
  const row = await db
    .selectFrom('publicArticles as a')
    .leftJoin('articleStories as x', 'x.articleId', 'a.id')
    .select(['a.sectionId', 'x.storyId'])
    .where('a.id', '=', articleId)
    .orderBy('x.storyId')
    .limit(1)
    .executeTakeFirst()
  if (row?.storyId) return `story:${row.storyId}`
  return row?.sectionId ? `section:${row.sectionId}` : null
}
