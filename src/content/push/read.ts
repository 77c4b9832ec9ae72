/** What is read of Web Push: who is to be told of what, and what a browser chose. */
import { type Kysely, sql } from 'kysely'
import type { Reading } from '../reading.ts'
import type { Tables } from '../tables.ts'

export interface Subscription {
  id: number
  endpoint: string
  p256dh: string
  auth: string
}

export interface Notice {
  id: number
  at: Date
  articleId: number
  slug: string
  headline: string
  standfirst: string
  language: string
  breaking: boolean
  sectionId: number | null
  storyIds: number[]
}

/** A notice, while its article is public. */
export async function readNotice({ db }: Pick<Reading, 'db'>, id: number): Promise<Notice | undefined> {
  const row = await db
    .selectFrom('pushNotices as n')
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

/** The next of those who followed what a notice is about when it was made, by number. */
export const followersOf = (
  { db }: Pick<Reading, 'db'>,
  { at, breaking, sectionId, storyIds }: Notice,
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

/** What a browser chose; undefined when it has not subscribed. */
export const choicesOf = (db: Kysely<Tables>, { endpoint, auth }: { endpoint: string; auth: string }) =>
  db
    .selectFrom('pushSubscriptions')
    .select(['breaking', 'sectionIds', 'storyIds'])
    .where('endpoint', '=', endpoint)
    .where('auth', '=', auth)
    .executeTakeFirst()

/** For the desk: how many browsers follow, and what they were told last. */
export async function pushOverview({ db }: Pick<Reading, 'db'>) {
  const { n } = await db
    .selectFrom('pushSubscriptions')
    .select(sql<number>`count(*)::integer`.as('n'))
    .executeTakeFirstOrThrow()
  const notices = await db
    .selectFrom('pushNotices as n')
    .innerJoin('articles as a', 'a.id', 'n.articleId')
    .select(['n.articleId', 'a.headline', 'n.at', 'n.sent', 'n.gone'])
    .orderBy('n.id', 'desc')
    .limit(30)
    .execute()
  return { subscriptions: n, notices }
}
