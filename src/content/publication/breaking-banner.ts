/** The breaking banner above every page: set alone or with its article, and removed by hand or at its end. */
import { z } from 'zod'
import { command, type Work } from '../../kernel/command.ts'
import { requiredLine } from '../../kernel/fields.ts'
import { may } from '../policies.ts'

const momentKey = 'breaking'

/** The banner that is shown when an article is published, for this many minutes; null: until it is removed. */
export const articleBanner = z.object({
  text: requiredLine(300),
  minutes: z.number().int().min(1).max(10_080).nullable().default(null),
})
export type ArticleBanner = z.output<typeof articleBanner>

/** Replaces the current banner; an empty text removes it. Returns its version. */
export async function putBanner(
  work: Work,
  { text, articleId, endsAt }: { text: string; articleId: number | null; endsAt: Date | null },
): Promise<number> {
  const { db } = work
  await db
    .updateTable('publication')
    .set({
      breakingText: text || null,
      breakingArticleId: text ? articleId : null,
      breakingEndsAt: text ? endsAt : null,
    })
    .execute()
  // No page reads the clock, so the scheduler removes the banner.
  if (text && endsAt)
    await db
      .insertInto('timers')
      .values({ key: momentKey, dueAt: endsAt })
      .onConflict((oc) =>
        oc
          .column('key')
          .doUpdateSet({ dueAt: endsAt, attempts: 0, error: null, failedSince: null, failedAt: null }),
      )
      .execute()
  else await db.deleteFrom('timers').where('key', '=', momentKey).execute()
  work.invalidate('breaking')
  return work.revise('breaking', 1, { text, articleId, endsAt })
}

/** Shows the banner that was chosen with the publication of an article. */
export const putBannerOf = (
  work: Work,
  articleId: number,
  { text, minutes }: ArticleBanner,
): Promise<number> =>
  putBanner(work, {
    ...{ text, articleId },
    endsAt: minutes === null ? null : new Date(work.now.getTime() + minutes * 60_000),
  })

/** No banner stands. */
export const noBanner = { text: '', articleId: null, endsAt: null }

/** Removes the banner of an article that is unpublished. */
export async function takeBannerOf(work: Work, articleId: number): Promise<void> {
  const row = await work.db
    .selectFrom('publication')
    .select('id')
    .where('breakingArticleId', '=', articleId)
    .executeTakeFirst()
  if (row) await putBanner(work, noBanner)
}

/** The banner that says the headline of its article follows that headline. */
export async function renameBannerOf(
  work: Work,
  articleId: number,
  before: string,
  headline: string,
): Promise<void> {
  if (before === headline) return
  const row = await work.db
    .selectFrom('publication')
    .select('breakingEndsAt')
    .where('breakingArticleId', '=', articleId)
    .where('breakingText', '=', before)
    .executeTakeFirst()
  if (row) await putBanner(work, { text: headline, articleId, endsAt: row.breakingEndsAt })
}

/** For the scheduler: removes a banner whose end has passed. Running twice changes nothing. */
export const endBanner = command({
  name: 'publication.end-banner',
  input: z.object({}),
  may: may.runTheProgram,
  async run(work) {
    const row = await work.db
      .selectFrom('publication')
      .select('breakingEndsAt')
      .forUpdate()
      .executeTakeFirstOrThrow()
    if (row.breakingEndsAt && row.breakingEndsAt > work.now) return
    if (row.breakingEndsAt) {
      await putBanner(work, noBanner)
      work.about('breaking')
    } else await work.db.deleteFrom('timers').where('key', '=', momentKey).execute()
  },
})
