/** What the newsroom looks at first: what is read, what waits for the desk, what goes out next. */
import { type Kysely, type SqlBool, sql } from 'kysely'
import { decayed } from '../readership/readership.ts'
import type { Tables } from '../tables.ts'
import { type DeskArticle, presenceMs, showArticles } from './show.ts'

const shown = 8

export interface ReadNow {
  article: DeskArticle
  /** Reads, of which an old one counts for less: half after six hours. */
  score: number
  /** Beside the one that is read most, 0..1. */
  share: number
}

export interface Overview {
  readNow: ReadNow[]
  /** Handed in, the one that has waited longest first. */
  inHands: DeskArticle[]
  next: DeskArticle[]
  /** The drafts of the one who looks. */
  mine: DeskArticle[]
  published: DeskArticle[]
  /** What colleagues have open now. */
  open: DeskArticle[]
}

/** @param viewer the member of the staff who looks; null for a program */
export async function readOverview(db: Kysely<Tables>, viewer: number | null): Promise<Overview> {
  const of = (condition: ReturnType<typeof sql<SqlBool>>, order: ReturnType<typeof sql>, limit = shown) =>
    db
      .selectFrom('articles as a')
      .select('a.id')
      .where(condition)
      .where('a.discardedAt', 'is', null)
      .orderBy(order)
      .limit(limit)
      .execute()
      .then((rows) => rows.map((row) => row.id))

  const [reads, inHands, next, mine, published, open] = await Promise.all([
    readNow(db),
    of(sql`a.handed_in_at is not null and a.state in ('draft', 'unpublished')`, sql`a.handed_in_at`, 20),
    of(sql`a.state = 'scheduled'`, sql`a.scheduled_at`),
    of(sql`a.created_by = ${viewer} and a.state = 'draft'`, sql`a.updated_at desc`),
    of(sql`a.state = 'published'`, sql`a.published_at desc`),
    opened(db, viewer),
  ])
  const ids = [reads.map((row) => row.articleId), inHands, next, mine, published, open]
  const articles = await showArticles(db, [...new Set(ids.flat())])
  const byId = new Map(articles.map((article) => [article.id, article]))
  const find = (list: number[]) => list.flatMap((id) => byId.get(id) ?? [])
  const most = reads[0]?.score ?? 0
  return {
    readNow: reads.flatMap(({ articleId, score }) => {
      const article = byId.get(articleId)
      return article ? [{ article, score, share: most > 0 ? score / most : 0 }] : []
    }),
    ...{ inHands: find(inHands), next: find(next), mine: find(mine) },
    ...{ published: find(published), open: find(open) },
  }
}

/** The scheduler keeps which are read most; how much they are read is as of now. */
const readNow = (db: Kysely<Tables>) =>
  db
    .selectFrom('mostRead as m')
    .innerJoin('reads as r', 'r.articleId', 'm.articleId')
    .select(['m.articleId', decayed('r.score', 'r.at').as('score')])
    .orderBy('score', 'desc')
    .limit(shown)
    .execute()

async function opened(db: Kysely<Tables>, viewer: number | null): Promise<number[]> {
  const rows = await db
    .selectFrom('presence')
    .select('articleId')
    .where('at', '>', new Date(Date.now() - presenceMs))
    .where('staffId', '!=', viewer ?? 0)
    .groupBy('articleId')
    .orderBy(sql`max(at)`, 'desc')
    .limit(shown)
    .execute()
  return rows.map((row) => row.articleId)
}
