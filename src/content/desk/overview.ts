/** The newsroom's start screen: most read articles, articles that wait for the desk, scheduled articles. */
import { type Kysely, type SqlBool, sql } from 'kysely'
import type { Tables } from '../../kernel/tables.ts'
import { decayed } from '../readership/readership.ts'
import { type DeskArticle, presenceTimeoutMs, showArticles } from './show.ts'

const shown = 8

export interface ReadNow {
  article: DeskArticle
  /** The number of reads, weighted by age: half after six hours. */
  score: number
  /** Relative to the most read article, 0..1. */
  share: number
}

export interface Overview {
  readNow: ReadNow[]
  /** Submitted articles, the longest waiting first. */
  submitted: DeskArticle[]
  /** Articles returned to this member, the latest first. */
  returned: DeskArticle[]
  next: DeskArticle[]
  /** The drafts of this member. */
  mine: DeskArticle[]
  published: DeskArticle[]
  /** The articles that colleagues have open now. */
  open: DeskArticle[]
}

/** @param viewer the member of the staff who looks; null for a program */
export async function readOverview(db: Kysely<Tables>, viewer: number | null): Promise<Overview> {
  const of = (condition: ReturnType<typeof sql<SqlBool>>, order: ReturnType<typeof sql>, limit = shown) =>
    db
      .selectFrom('articles as a')
      .select('a.id')
      .where(condition)
      .where('a.trashedAt', 'is', null)
      .orderBy(order)
      .limit(limit)
      .execute()
      .then((rows) => rows.map((row) => row.id))

  const [reads, submitted, returned, next, mine, published, open] = await Promise.all([
    readNow(db),
    of(sql`a.submitted_at is not null and a.state in ('draft', 'unpublished')`, sql`a.submitted_at`, 20),
    of(
      sql`a.returned_at is not null and coalesce(a.submitted_by, a.created_by) = ${viewer}
        and a.state <> 'removed'`,
      sql`a.returned_at desc`,
      20,
    ),
    of(sql`a.state = 'scheduled'`, sql`a.scheduled_at`),
    of(sql`a.created_by = ${viewer} and a.state = 'draft' and a.returned_at is null`, sql`a.updated_at desc`),
    of(sql`a.state = 'published'`, sql`a.published_at desc`),
    opened(db, viewer),
  ])
  const ids = [reads.map((row) => row.articleId), submitted, returned, next, mine, published, open]
  const articles = await showArticles(db, [...new Set(ids.flat())])
  const byId = new Map(articles.map((article) => [article.id, article]))
  const find = (list: number[]) => list.flatMap((id) => byId.get(id) ?? [])
  const most = reads[0]?.score ?? 0
  return {
    readNow: reads.flatMap(({ articleId, score }) => {
      const article = byId.get(articleId)
      return article ? [{ article, score, share: most > 0 ? score / most : 0 }] : []
    }),
    ...{ submitted: find(submitted), returned: find(returned), next: find(next), mine: find(mine) },
    ...{ published: find(published), open: find(open) },
  }
}

/** The scheduler stores which articles are read most; their current weights are computed here. */
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
    .where('at', '>', new Date(Date.now() - presenceTimeoutMs))
    .where('staffId', '!=', viewer ?? 0)
    .groupBy('articleId')
    .orderBy(sql`max(at)`, 'desc')
    .limit(shown)
    .execute()
  return rows.map((row) => row.articleId)
}
