/**
 * Suggestions while somebody writes: the article's story, published articles on the subject, possible
 * duplicates.
 */

import type { ReadContext } from '../../kernel/read-context.ts'
import type { ArticleContent } from '../articles/content.ts'
import { frequencies } from '../search/frequencies.ts'
import { type Similar, similarTo } from './similar.ts'
import { termsOf } from './terms.ts'

export interface Suggestions {
  stories: { id: number; name: string; words: string[] }[]
  articles: { id: number; headline: string; publishedAt: Date; words: string[] }[]
  /** Articles that seem to say the same already. */
  duplicates: { id: number; headline: string; publishedAt: Date }[]
}

const wordsShown = 5
const articlesShown = 5
const storiesShown = 3
const sameText = 0.7
const sameDays = 7

export async function suggestionsFor(
  readContext: ReadContext,
  articleId: number,
  content: ArticleContent,
  at: Date,
): Promise<Suggestions> {
  const frequent = await frequencies(readContext.db)
  const terms = termsOf(content, frequent)
  const similar = await readContext.db
    .transaction()
    .execute((db) => similarTo(db, articleId, terms, at, frequent))
  if (similar.length === 0) return { stories: [], articles: [], duplicates: [] }
  const rows = await readContext.db
    .selectFrom('publicArticles')
    .select(['id', 'headline'])
    .where(
      'id',
      'in',
      similar.map(({ id }) => id),
    )
    .execute()
  const headlines = new Map(rows.map(({ id, headline }) => [id, headline]))
  const articles = similar.flatMap(({ id, publishedAt, words, score }) => {
    const headline = headlines.get(id)
    return headline === undefined
      ? []
      : [{ id, headline, publishedAt, words: words.slice(0, wordsShown), score }]
  })
  const isSame = ({ publishedAt, score }: { publishedAt: Date; score: number }) =>
    score >= sameText && Math.abs(at.getTime() - publishedAt.getTime()) < sameDays * 86_400_000
  const plain = ({ id, headline, publishedAt }: (typeof articles)[number]) => ({ id, headline, publishedAt })
  return {
    stories: await storiesOf(readContext, similar, content.storyIds),
    articles: articles.slice(0, articlesShown).map((one) => ({ ...plain(one), words: one.words })),
    duplicates: articles.filter(isSame).slice(0, storiesShown).map(plain),
  }
}

/** The open stories of similar articles, ordered by how many of these they contain. */
async function storiesOf(
  { db }: ReadContext,
  similar: Similar[],
  known: number[],
): Promise<Suggestions['stories']> {
  const rows = await db
    .selectFrom('articleStories as x')
    .innerJoin('stories as s', 's.id', 'x.storyId')
    .select(['x.articleId', 's.id', 's.name'])
    .where(
      'x.articleId',
      'in',
      similar.map(({ id }) => id),
    )
    .where('s.state', '=', 'open')
    .execute()
  const byId = new Map(similar.map((one) => [one.id, one]))
  const stories = new Map<number, { id: number; name: string; sum: number; words: Map<string, number> }>()
  for (const { articleId, id, name } of rows) {
    if (known.includes(id)) continue
    const story = stories.get(id) ?? { id, name, sum: 0, words: new Map<string, number>() }
    const { rank, words } = byId.get(articleId)!
    story.sum += rank
    for (const [n, word] of words.entries())
      story.words.set(word, (story.words.get(word) ?? 0) + rank / (n + 1))
    stories.set(id, story)
  }
  return [...stories.values()]
    .sort((a, b) => b.sum - a.sum)
    .slice(0, storiesShown)
    .map(({ id, name, words }) => ({
      ...{ id, name },
      words: [...words]
        .sort((a, b) => b[1] - a[1])
        .slice(0, wordsShown)
        .map(([word]) => word),
    }))
}
