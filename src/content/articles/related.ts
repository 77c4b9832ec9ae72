/** What to read after an article: what the desk chose, else the latest of its story, else of its section. */
import type { Reading } from '../reading.ts'
import { type Card, cardsOf, listCards } from './cards.ts'

export async function relatedCards(reading: Reading, articleId: number, limit: number): Promise<Card[]> {
  const { db, note } = reading
  note(`article:${articleId}`)
  const chosen = await db
    .selectFrom('articleRelated')
    .select('relatedId')
    .where('articleId', '=', articleId)
    .orderBy('position')
    .execute()
  const cards = await cardsOf(
    reading,
    chosen.map((row) => row.relatedId),
  )
  if (cards.length > 0) return cards.slice(0, limit)
  for (const list of await listsAround(reading, articleId)) {
    const page = await listCards(reading, list, limit + 1)
    const others = page.cards.filter((card) => card.id !== articleId).slice(0, limit)
    if (others.length > 0) return others
  }
  return []
}

async function listsAround({ db }: Reading, articleId: number): Promise<string[]> {
  const stories = await db
    .selectFrom('articleStories as x')
    .innerJoin('stories as s', 's.id', 'x.storyId')
    .select('s.id')
    .where('x.articleId', '=', articleId)
    .orderBy('s.id')
    .execute()
  const row = await db
    .selectFrom('publicArticles')
    .select('sectionId')
    .where('id', '=', articleId)
    .executeTakeFirst()
  return [...stories.map(({ id }) => `story:${id}`), ...(row?.sectionId ? [`section:${row.sectionId}`] : [])]
}
