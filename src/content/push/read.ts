/** Queries of Web Push: notifications, their recipients, a browser's choices. */
import { type Kysely, sql } from 'kysely'
import type { ReadContext } from '../../kernel/read-context.ts'
import type { Tables } from '../../kernel/tables.ts'
import type { ArticleLabel } from '../../language/article-labels.ts'

export interface Subscription {
  id: number
  endpoint: string
  p256dh: string
  auth: string
}

export interface PushNotification {
  id: number
  at: Date
  articleId: number
  slug: string
  headline: string
  standfirst: string
  language: string
  breaking: boolean
  label: ArticleLabel | null
  sponsor: string
  sectionId: number | null
  storyIds: number[]
}

/** A notification, while its article is public. */
export async function readNotification(
  { db }: Pick<ReadContext, 'db'>,
  id: number,
): Promise<PushNotification | undefined> {
  const row = await db
    .selectFrom('pushNotifications as n')
    .innerJoin('publicArticles as a', 'a.id', 'n.articleId')
    .select([
      'n.id',
      'n.at',
      'n.articleId',
      'a.slug',
      'a.headline',
      'a.standfirst',
      'a.language',
      'a.breaking',
      'a.label',
      'a.sponsor',
    ])
    .select('a.sectionId')
    .where('n.id', '=', id)
    .executeTakeFirst()
  if (!row) return undefined
  const stories = await db
    .selectFrom('articleStories')
    .select('storyId')
    .where('articleId', '=', row.articleId)
    .execute()
  return { ...row, storyIds: stories.map(({ storyId }) => storyId) }
}

const columns = ['id', 'endpoint', 'p256dh', 'auth'] as const

/**
 * The next recipients of a notification: browsers that followed its subject when it was created, in the order
 * of their ids.
 */
export const followersOf = (
  { db }: Pick<ReadContext, 'db'>,
  { at, breaking, sectionId, storyIds }: PushNotification,
  after: number,
  count: number,
): Promise<Subscription[]> =>
  db
    .selectFrom('pushSubscriptions')
    .select(columns)
    .where('id', '>', after)
    .where('createdAt', '<=', at)
    .where((eb) =>
      eb.or([
        ...(breaking ? [eb('breaking', '=', true)] : []),
        sql<boolean>`section_ids && ${sectionId === null ? [] : [sectionId]}::integer[]`,
        sql<boolean>`story_ids && ${storyIds}::integer[]`,
      ]),
    )
    .orderBy('id')
    .limit(count)
    .execute()

export const subscriptionsOf = (db: Kysely<Tables>, ids: number[]): Promise<Subscription[]> =>
  db.selectFrom('pushSubscriptions').select(columns).where('id', 'in', ids).execute()

/** A browser's choices; undefined when it has not subscribed. */
export const choicesOf = (db: Kysely<Tables>, { endpoint, auth }: { endpoint: string; auth: string }) =>
  db
    .selectFrom('pushSubscriptions')
    .select(['breaking', 'sectionIds', 'storyIds'])
    .where('endpoint', '=', endpoint)
    .where('auth', '=', auth)
    .executeTakeFirst()

/** For the desk: the number of subscribed browsers, and the last notifications. */
export async function pushOverview({ db }: Pick<ReadContext, 'db'>) {
  const { n } = await db
    .selectFrom('pushSubscriptions')
    .select(sql<number>`count(*)::integer`.as('n'))
    .executeTakeFirstOrThrow()
  const notices = await db
    .selectFrom('pushNotifications as n')
    .innerJoin('articles as a', 'a.id', 'n.articleId')
    .select(['n.articleId', 'a.headline', 'n.at', 'n.sent', 'n.gone'])
    .orderBy('n.id', 'desc')
    .limit(30)
    .execute()
  return { subscriptions: n, notices }
}
