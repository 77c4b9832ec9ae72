/** The life of an article in public: published, scheduled, corrected, withdrawn, erased. */
import { sql } from 'kysely'
import { z } from 'zod'
import { may } from '../actor.ts'
import { emptyBody } from '../body/document.ts'
import { CommandError, command, type Work } from '../command.ts'
import { removeCommentsOf } from '../comments/remove.ts'
import { id, moment, requiredLine } from '../fields.ts'
import { tellBreaking } from '../newsletter/issues.ts'
import { tellFollowers } from '../push/tell.ts'
import { eraseRevisions } from '../removal.ts'
import { makeUnsearchable } from '../search/rows.ts'
import { type ArticleContent, articleContent } from './content.ts'
import {
  checkReferences,
  contentColumns,
  lockArticle,
  placeInPublic,
  requireHeadline,
  revisionContent,
  withdrawRows,
} from './rows.ts'
import { articleTopics } from './topics.ts'

type ArticleRow = Awaited<ReturnType<typeof lockArticle>>

/** Makes a content the one that the public reads. */
export async function goPublic(
  work: Work,
  row: ArticleRow,
  content: ArticleContent,
  at: Date,
  revision: number,
): Promise<void> {
  requireHeadline(content)
  const firstTime = row.publishedAt === null || row.state !== 'published'
  const publishedAt = row.publishedAt && row.state !== 'scheduled' ? row.publishedAt : at
  await work.db
    .updateTable('articles')
    .set({
      ...contentColumns(content),
      state: 'published',
      publishedAt,
      modifiedAt: firstTime ? publishedAt : work.now,
      publishedRevision: revision,
      scheduledAt: null,
      unpublishedAt: null,
      unpublishedReason: null,
      handedInAt: null,
      handedInNote: '',
      updatedAt: work.now,
      ...(work.actor.role === 'system' ? {} : { updatedBy: work.actor.name }),
    })
    .where('id', '=', row.id)
    .execute()
  await work.db.deleteFrom('moments').where('key', '=', `publish:${row.id}`).execute()
  await placeInPublic(work, row.id, content, publishedAt)
}

/** The revision that who publishes has seen; unnamed, whatever is the latest goes out. */
const seenRevision = z.number().int().optional()

/** What nobody looked at does not go out: a colleague may have saved another revision since. */
function checkSeen(row: ArticleRow, seen: number | undefined): void {
  if (seen !== undefined && seen !== row.headRevision)
    throw new CommandError(
      'conflict',
      `Article ${row.id} has changed since revision ${seen}: it is at ${row.headRevision}.`,
    )
}

/**
 * Publishes the latest revision now, or at `at`; never before its embargo. `backdated` is for material
 * that was published elsewhere before. `tellFollowers`: whether who follows is told of it on their devices; unsaid,
 * of breaking news.
 */
export const publishArticle = command({
  name: 'article.publish',
  input: z.object({
    id,
    at: moment.nullable().default(null),
    backdated: z.boolean().default(false),
    revision: seenRevision,
    tellFollowers: z.boolean().nullable().default(null),
  }),
  may: may.publish,
  async run(work, { id: articleId, at, backdated, revision, tellFollowers: tell }) {
    const row = await lockArticle(work.db, articleId)
    checkSeen(row, revision)
    if (row.discardedAt)
      throw new CommandError('conflict', `Article ${articleId} is in the bin; take it out first.`)
    const content = await revisionContent(work.db, row)
    work.about(`article:${articleId}`)
    const due = new Date(Math.max(at?.getTime() ?? 0, content.embargoedUntil?.getTime() ?? 0))
    if (due > work.now) {
      requireHeadline(content)
      if (row.state === 'published')
        throw new CommandError('conflict', `Article ${articleId} is public already; withdraw it first.`)
      await schedule(work, articleId, due)
      await work.db.updateTable('articles').set({ tellFollowers: tell }).where('id', '=', articleId).execute()
      return { state: 'scheduled' as const, at: due }
    }
    await checkReferences(work.db, content)
    const when = backdated && at ? at : work.now
    if (work.now.getTime() - when.getTime() > 86_400_000) work.hush()
    await goPublic(work, row, content, when, row.headRevision)
    if (!backdated) await tellReaders(work, { ...row, tellFollowers: tell }, content, when)
    return { state: 'published' as const, at: when }
  },
})

/**
 * Breaking news goes to who asked for it when it is published for the first time, never what came from elsewhere; what
 * else followers are told of is an editor's choice.
 */
async function tellReaders(
  work: Work,
  row: ArticleRow,
  { breaking }: ArticleContent,
  publishedAt: Date,
): Promise<void> {
  const isNews = breaking && row.publishedRevision === null
  if (isNews) await tellBreaking(work, row.id)
  if (row.tellFollowers ?? isNews) await tellFollowers(work, row.id, publishedAt)
}

async function schedule(work: Work, articleId: number, due: Date): Promise<void> {
  const stamp = work.actor.role === 'system' ? {} : { updatedAt: work.now, updatedBy: work.actor.name }
  await work.db
    .updateTable('articles')
    .set({ state: 'scheduled', scheduledAt: due, ...stamp })
    .where('id', '=', articleId)
    .execute()
  await work.db
    .insertInto('moments')
    .values({ key: `publish:${articleId}`, dueAt: due })
    .onConflict((oc) => oc.column('key').doUpdateSet({ dueAt: due }))
    .execute()
  work.touch(`article:${articleId}`)
}

/**
 * The scheduler's: publishes what is due, as of the time it was due; under an embargo that came after, at its end.
 * Doing it twice changes nothing.
 */
export const publishDue = command({
  name: 'article.publish-due',
  input: z.object({ id }),
  may: may.runTheProgram,
  async run(work, { id: articleId }) {
    const row = await lockArticle(work.db, articleId)
    if (row.state !== 'scheduled' || !row.scheduledAt) {
      await work.db.deleteFrom('moments').where('key', '=', `publish:${articleId}`).execute()
      return { published: false }
    }
    if (row.scheduledAt > work.now) return { published: false }
    const content = await revisionContent(work.db, row)
    work.about(`article:${articleId}`)
    if (content.embargoedUntil && content.embargoedUntil > work.now) {
      await schedule(work, articleId, content.embargoedUntil)
      return { published: false }
    }
    await goPublic(work, row, content, row.scheduledAt, row.headRevision)
    await tellReaders(work, row, content, row.scheduledAt)
    return { published: true }
  },
})

/** Takes a scheduled article back to the desk. */
export const unscheduleArticle = command({
  name: 'article.unschedule',
  input: z.object({ id }),
  may: may.publish,
  async run(work, { id: articleId }) {
    const row = await lockArticle(work.db, articleId)
    if (row.state !== 'scheduled')
      throw new CommandError('conflict', `Article ${articleId} is not scheduled.`)
    await work.db
      .updateTable('articles')
      .set({ state: 'draft', scheduledAt: null })
      .where('id', '=', articleId)
      .execute()
    await work.db.deleteFrom('moments').where('key', '=', `publish:${articleId}`).execute()
    work.touch(`article:${articleId}`)
    work.about(`article:${articleId}`)
  },
})

/** Changes a published article, to this content or to its latest revision, and says so to its readers. */
export const correctArticle = command({
  name: 'article.correct',
  input: z.object({
    id,
    content: articleContent.optional(),
    note: requiredLine(1_000),
    at: moment.nullable().default(null),
    revision: seenRevision,
  }),
  may: may.publish,
  async run(work, { id: articleId, content: given, note, at, revision: seen }) {
    const row = await lockArticle(work.db, articleId)
    checkSeen(row, seen)
    if (row.state !== 'published')
      throw new CommandError('conflict', `Article ${articleId} is not published.`)
    const content = given ?? (await revisionContent(work.db, row))
    await checkReferences(work.db, content)
    const revision = given
      ? await work.revise('article', articleId, content, row.headRevision + 1)
      : row.headRevision
    await work.db
      .insertInto('corrections')
      .values({ articleId, note, at: at ?? work.now })
      .execute()
    await goPublic(work, row, content, work.now, revision)
    await work.db
      .updateTable('articles')
      .set({ headRevision: revision, modifiedAt: at ?? work.now })
      .where('id', '=', articleId)
      .execute()
    work.about(`article:${articleId}`)
    return { revision }
  },
})

export const unpublishArticle = command({
  name: 'article.unpublish',
  input: z.object({ id, reason: requiredLine(1_000) }),
  may: may.publish,
  async run(work, { id: articleId, reason }) {
    const row = await lockArticle(work.db, articleId)
    if (row.state !== 'published')
      throw new CommandError('conflict', `Article ${articleId} is not published.`)
    await withdraw(work, articleId)
    await work.db
      .updateTable('articles')
      .set({
        state: 'unpublished',
        unpublishedAt: work.now,
        unpublishedReason: reason,
        updatedAt: work.now,
        updatedBy: work.actor.name,
      })
      .where('id', '=', articleId)
      .execute()
    work.about(`article:${articleId}`)
  },
})

async function withdraw(work: Work, articleId: number): Promise<void> {
  const places = await withdrawRows(work, articleId)
  await makeUnsearchable(work, articleId)
  work.touch(...articleTopics(articleId), ...places.map((row) => `list:${row.list}`))
  const front = await work.db
    .deleteFrom('front')
    .where('articleId', '=', articleId)
    .returning('position')
    .execute()
  if (front.length > 0) work.touch('front')
  const read = await work.db
    .deleteFrom('mostRead')
    .where('articleId', '=', articleId)
    .returning('position')
    .execute()
  if (read.length > 0) work.touch('most-read')
}

/** A legal removal: the text goes from the article and from every revision; that there was one, and why it went, stays. */
export const removeArticle = command({
  name: 'article.remove',
  input: z.object({ id, ground: requiredLine(1_000) }),
  may: may.eraseForLaw,
  async run(work, { id: articleId, ground }) {
    const row = await lockArticle(work.db, articleId)
    await withdraw(work, articleId)
    await eraseRevisions(work, 'article', [articleId])
    await removeCommentsOf(work, articleId)
    await work.db.deleteFrom('corrections').where('articleId', '=', articleId).execute()
    await work.db.deleteFrom('moments').where('key', '=', `publish:${articleId}`).execute()
    await work.db
      .updateTable('articles')
      .set({
        state: 'removed',
        slug: 'removed',
        headline: '',
        words: sql`''::tsvector`,
        standfirst: '',
        body: JSON.stringify(emptyBody),
        dateline: '',
        keywords: [],
        places: [],
        mediaId: null,
        videoId: null,
        unpublishedAt: work.now,
        unpublishedReason: ground,
      })
      .where('id', '=', articleId)
      .execute()
    await work.revise('article', articleId, { removed: true, ground }, row.headRevision + 1)
    work.about(`article:${articleId}`)
  },
})
