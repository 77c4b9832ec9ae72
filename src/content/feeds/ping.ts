/**
 * Notifies the publication's WebSub hub, if it names one, of changed feeds: one job for each feed, soon after
 * the change.
 */
import type { Transaction } from 'kysely'
import { z } from 'zod'
import type { Work } from '../../kernel/command.ts'
import { type Listener, on } from '../../kernel/events.ts'
import type { Tables } from '../../kernel/tables.ts'
import { addJob } from '../../platform/jobs.ts'
import {
  type ArticleInPublic,
  articleCorrected,
  articlePublished,
  articleUnpublished,
  articleUpdated,
} from '../articles/events.ts'

export const pingJob = 'feed-ping'
export const pingPayload = z.object({ list: z.string() })

/**
 * Further changes before the job runs share its ping. By then every process has received the change and serves
 * the new feed.
 */
const delayMs = 2_000
const feedLists = /^(latest|section:\d+|story:\d+|person:\d+)$/
/** A change of an article with very many keywords does not flood the hub. */
const maxTopics = 10

/** Importing an archive changes no feed. */
const feedDaysMs = 2 * 86_400_000

type Changed = Pick<ArticleInPublic, 'id' | 'listsBefore'> & Partial<ArticleInPublic>

/** Lists without a feed are left out. */
function ping(work: Work, { id, lists = [], listsBefore }: Changed): void {
  for (const list of [...lists, ...listsBefore]) if (feedLists.test(list)) work.defer(writePings, list)
  work.defer(pingTopics, { id, before: listsBefore.filter((list) => list.startsWith('topic:')) })
}

/** The topics of an article are known once their rows are written. Those that it joined or left go first. */
async function pingTopics(
  db: Transaction<Tables>,
  articles: { id: number; before: string[] }[],
): Promise<void> {
  const rows = await db
    .selectFrom('listings')
    .select(['articleId', 'list'])
    .where(
      'articleId',
      'in',
      articles.map(({ id }) => id),
    )
    .where('list', 'like', 'topic:%')
    .orderBy('list')
    .execute()
  const byArticle = Map.groupBy(rows, ({ articleId }) => articleId)
  const lists = articles.flatMap(({ id, before }) => {
    const now = new Set((byArticle.get(id) ?? []).map(({ list }) => list))
    const old = new Set(before)
    return [...now.symmetricDifference(old), ...now.intersection(old)].slice(0, maxTopics)
  })
  if (lists.length > 0) await writePings(db, lists)
}

export const websubListeners: Listener[] = [
  on(articlePublished, (work, article) => {
    const isArchive = article.origin === 'import' && article.first
    if (!isArchive || work.now.getTime() - article.publishedAt.getTime() < feedDaysMs) ping(work, article)
  }),
  on(articleUpdated, ping),
  on(articleCorrected, ping),
  on(articleUnpublished, ping),
]

async function writePings(db: Transaction<Tables>, lists: string[]): Promise<void> {
  const { hubUrl } = await db.selectFrom('publication').select('hubUrl').executeTakeFirstOrThrow()
  if (!hubUrl) return
  const at = new Date(Date.now() + delayMs)
  for (const list of new Set(lists)) await addJob(db, pingJob, { list }, `${pingJob}:${list}`, { at })
}
