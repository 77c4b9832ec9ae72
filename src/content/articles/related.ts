/**
 * What to read after an article: what the desk chose, else what shares its words; until that is known, or where
 * nothing does, the latest of its story or section.
 */
import type { Reading } from '../reading.ts'
import { relatedTopic } from '../related/relate.ts'
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

/** What the desk chose, then what shares most with the article. */
export async function relatedCards(reading: Reading, articleId: number, limit: number): Promise<Card[]> {
  const chosen = await chosenIds(reading, articleId)
  reading.note(relatedTopic(articleId))
  const rows = await reading.db
    .selectFrom('relatedArticles')
    .select('relatedId')
    .where('articleId', '=', articleId)
    .orderBy('score', 'desc')
    .orderBy('relatedId', 'desc')
    .execute()
  const ids = [...new Set([...chosen, ...rows.map((row) => row.relatedId)])].slice(0, limit * 2)
  return (await cardsOf(reading, ids)).slice(0, limit)
}

/** Whether there is something of the article's own to read after it, and the public list that is nearest: its first story's, else its section's. */
export async function relatedSource(
  { db, note }: Reading,
  articleId: number,
): Promise<{ own: boolean; list: string | null }> {
  note(`article:${articleId}`, relatedTopic(articleId))
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
        .or([
          eb.exists(
            eb.selectFrom('articleRelated as r').select('r.relatedId').whereRef('r.articleId', '=', 'a.id'),
          ),
          eb.exists(
            eb.selectFrom('relatedArticles as m').select('m.relatedId').whereRef('m.articleId', '=', 'a.id'),
          ),
        ])
        .as('own'),
    ])
    .where('a.id', '=', articleId)
    .executeTakeFirst()
  if (row?.storyId) return { own: Boolean(row.own), list: `story:${row.storyId}` }
  return { own: Boolean(row?.own), list: row?.sectionId ? `section:${row.sectionId}` : null }
}
