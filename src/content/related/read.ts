/**
 * Related articles: the desk's choice, otherwise articles that share rare words with this one. While those are
 * not computed, or when there are none, the latest of its story. The latest of its section would not fit below an
 * old article.
 */
import type { ReadContext } from '../../kernel/read-context.ts'
import { type Card, cardsOf } from '../articles/cards.ts'
import { relatedCacheTag } from './relate.ts'

/** The ids of the articles that the desk chose, also unpublished ones. */
async function chosenIds({ db, dependOn }: ReadContext, articleId: number): Promise<number[]> {
  dependOn(`article:${articleId}`)
  const rows = await db
    .selectFrom('articleRelated')
    .select('relatedId')
    .where('articleId', '=', articleId)
    .orderBy('position')
    .execute()
  return rows.map((row) => row.relatedId)
}

/** The desk's choice, then the most similar articles. */
export async function relatedCards(
  readContext: ReadContext,
  articleId: number,
  limit: number,
): Promise<Card[]> {
  const chosen = await chosenIds(readContext, articleId)
  readContext.dependOn(relatedCacheTag(articleId))
  const rows = await readContext.db
    .selectFrom('relatedArticles')
    .select('relatedId')
    .where('articleId', '=', articleId)
    .orderBy('score', 'desc')
    .orderBy('relatedId', 'desc')
    .execute()
  const ids = [...new Set([...chosen, ...rows.map((row) => row.relatedId)])].slice(0, limit * 2)
  return (await cardsOf(readContext, ids)).slice(0, limit)
}

/** Whether an article has related articles of its own, and the list of its first story. */
export async function relatedSource(
  { db, dependOn }: ReadContext,
  articleId: number,
): Promise<{ own: boolean; list: string | null }> {
  dependOn(`article:${articleId}`, relatedCacheTag(articleId))
  const row = await db
    .selectFrom('publicArticles as a')
    .select((eb) => [
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
  return { own: Boolean(row?.own), list: row?.storyId ? `story:${row.storyId}` : null }
}
