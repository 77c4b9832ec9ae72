/** What to read after an article: what the desk chose, else the latest of its story, else of its section. */
import type { Reading } from '../reading.ts'
import { type Card, cardsOf } from './cards.ts'

/** The ids of the articles that the desk chose, public or not. */
async function chosenIds({ db, note }: Reading, articleId: number): Promise<number[]> {
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

/** Whether the desk chose what to read after an article, and the public list that is nearest: its first story's, else its section's. */
export async function relatedSource(
  { db, note }: Reading,
  articleId: number,
): Promise<{ chosen: boolean; list: string | null }> {
  note(`article:${articleId}`)
  const row = await db
    .selectFrom('publicArticles as a')
    .select((eb) => [
      'a.sectionId',
      eb
        .selectFrom('articleStories as x')
        .select((sub) => sub.fn.min('x.storyId').as('first'))
        .whereRef('x.articleId', '=', 'a.id')
        .as('storyId'),
      eb
        .exists(
          eb.selectFrom('articleRelated as r').select('r.relatedId').whereRef('r.articleId', '=', 'a.id'),
        )
        .as('chosen'),
    ])
    .where('a.id', '=', articleId)
    .executeTakeFirst()
  if (row?.storyId) return { chosen: Boolean(row.chosen), list: `story:${row.storyId}` }
  return { chosen: Boolean(row?.chosen), list: row?.sectionId ? `section:${row.sectionId}` : null }
}
