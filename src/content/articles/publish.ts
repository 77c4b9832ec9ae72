/** The public life of an article: published, scheduled, corrected, unpublished. */
import { z } from 'zod'
import { CommandError, command, type Work } from '../../kernel/command.ts'
import { id, moment, requiredLine } from '../../kernel/fields.ts'
import { fieldError } from '../../kernel/references.ts'
import { may } from '../policies.ts'
import { articleBanner, putBannerOf, renameBannerOf, takeBannerOf } from '../publication/breaking-banner.ts'
import { inItsLanguage } from '../publication/language.ts'
import { articleCacheTags, dateCacheTags } from './cache-tags.ts'
import { type ArticleContent, articleContent } from './content.ts'
import {
  type ArticleInPublic,
  articleCorrected,
  articlePublished,
  articleScheduled,
  articleUnpublished,
} from './events.ts'
import { withHidden } from './field-values.ts'
import { withBase } from './kinds.ts'
import {
  checkReferences,
  contentColumns,
  lockArticle,
  placeInPublic,
  removeListings,
  requireHeadline,
  revisionContent,
} from './rows.ts'
import { checkRules } from './rules.ts'
import { settleReferences } from './settle.ts'

type ArticleRow = Awaited<ReturnType<typeof lockArticle>>

/**
 * Makes a content the public one. An article that was public before keeps its date, unless `newDate` is set.
 */
export async function makePublic(
  work: Work,
  row: ArticleRow,
  content: ArticleContent,
  at: Date,
  revision: number,
  newDate = false,
): Promise<ArticleInPublic> {
  requireHeadline(content)
  const publishedAt = newDate ? at : (row.publishedAt ?? at)
  await work.db
    .updateTable('articles')
    .set({
      ...contentColumns(content),
      state: 'published',
      publishedAt,
      ...(publishedAt === row.publishedAt ? {} : { publishedDateOnly: false }),
      // An article that becomes public again counts as modified, so that feed readers and search engines fetch
      // it again.
      modifiedAt: row.publishedAt ? work.now : publishedAt,
      publishedRevision: revision,
      scheduledAt: null,
      breakingBanner: null,
      unpublishedAt: null,
      unpublishedReason: null,
      withdrawnBySource: false,
      ...{ submittedAt: null, returnedAt: null, deskNote: '', deskNoteBy: '' },
      updatedAt: work.now,
      ...(work.actor.role === 'system' ? {} : { updatedBy: work.actor.name }),
    })
    .where('id', '=', row.id)
    .execute()
  await work.db.deleteFrom('timers').where('key', '=', `publish:${row.id}`).execute()
  await renameBannerOf(work, row.id, row.headline, content.headline)
  return placeInPublic(work, row.id, content, publishedAt)
}

/**
 * The latest revision as it can be published. If it references removed items, stores a revision without them.
 */
async function latestToPublish(work: Work, row: ArticleRow) {
  const latest = await revisionContent(work.db, row)
  const { content, gone } = await settleReferences(work.db, latest, latest)
  if (gone.length === 0) return { content, gone, revision: row.latestRevision }
  const revision = await work.revise('article', row.id, content, row.latestRevision + 1)
  await work.db.updateTable('articles').set({ latestRevision: revision }).where('id', '=', row.id).execute()
  work.invalidate(`draft:${row.id}`)
  return { content, gone, revision }
}

/** The revision that the editor has seen; without it, the latest one is published. */
const seenRevision = z.number().int().optional()

/** Refuses to publish a revision that the editor has not seen: a colleague may have saved a newer one. */
export function checkSeen(row: ArticleRow, seen: number | undefined): void {
  if (seen !== undefined && seen !== row.latestRevision)
    throw new CommandError(
      'conflict',
      `Article ${row.id} has changed since revision ${seen}: it is at ${row.latestRevision}.`,
    )
}

/** A time that passed this recently means now: clocks differ, and a click takes a moment. */
const graceMs = 60_000

/** Refuses a past time, unless it is explicitly the date of the article. */
function checkTime(work: Work, at: Date | null, backdated: boolean): void {
  if (!backdated && at && at.getTime() < work.now.getTime() - graceMs)
    throw fieldError(
      ['at'],
      'past',
      `at: ${at.toISOString()} has passed. To publish now with that date, say "backdated": true.`,
    )
  if (backdated && !at) throw fieldError(['at'], 'missing', 'at: say the date to which it is backdated.')
  if (backdated && at && at.getTime() > work.now.getTime() + graceMs)
    throw fieldError(
      ['at'],
      'future',
      `at: ${at.toISOString()} has not come yet, so nothing is backdated to it.`,
    )
}

/**
 * Publishes the latest revision now, or at `at`, but never before its embargo. With `backdated` it is published
 * now and dated `at`, which has passed: for articles that appeared elsewhere before. An article that was public
 * before keeps its first date, unless `keepDate` is false. `notifyFollowers` decides whether followers are
 * notified; null notifies them of breaking news only. `breakingBanner` is shown above every page as soon as the
 * article is public.
 */
export const publishArticle = command({
  name: 'article.publish',
  input: z.object({
    id,
    at: moment.nullable().default(null),
    backdated: z.boolean().default(false),
    keepDate: z.boolean().default(true),
    revision: seenRevision,
    notifyFollowers: z.boolean().nullable().default(null),
    breakingBanner: articleBanner.nullable().default(null),
  }),
  may: may.publish,
  async run(
    work,
    { id: articleId, at, backdated, keepDate, revision, notifyFollowers: tell, breakingBanner: banner },
  ) {
    checkTime(work, at, backdated)
    const row = await lockArticle(work.db, articleId)
    checkSeen(row, revision)
    if (row.trashedAt)
      throw new CommandError('conflict', `Article ${articleId} is in the trash; take it out first.`)
    const { content, gone, revision: latest } = await latestToPublish(work, row)
    work.about(`article:${articleId}`)
    const due = new Date(Math.max(at?.getTime() ?? 0, content.embargoedUntil?.getTime() ?? 0))
    await checkRules(work, { id: articleId, content, at: due > work.now ? due : work.now })
    if (due > work.now) {
      requireHeadline(content)
      if (row.state === 'published')
        throw new CommandError('conflict', `Article ${articleId} is public already; unpublish it first.`)
      await schedule(work, articleId, due)
      await work.db
        .updateTable('articles')
        .set({ notifyFollowers: tell, keepDate, breakingBanner: banner && JSON.stringify(banner) })
        .where('id', '=', articleId)
        .execute()
      return { state: 'scheduled' as const, at: due, gone }
    }
    const when = backdated && at ? at : work.now
    const article = await makePublic(work, row, content, when, latest, backdated || !keepDate)
    if (banner) await putBannerOf(work, articleId, banner)
    emitPublished(work, { ...row, notifyFollowers: tell }, article, when, backdated)
    return { state: 'published' as const, at: when, gone }
  },
})

/**
 * `at` is the time of this publication; it is later than the article's date when an article is published again.
 */
function emitPublished(
  work: Work,
  row: ArticleRow,
  article: ArticleInPublic,
  at: Date,
  backdated: boolean,
): void {
  work.emit(
    articlePublished({
      ...{ ...article, at, backdated },
      ...{ first: row.publishedRevision === null, origin: 'newsroom', notifyFollowers: row.notifyFollowers },
    }),
  )
}

/**
 * Publishes this content now, as the revision that the caller has stored or stores. Refuses to publish before
 * the end of an embargo.
 */
export async function publishContent(
  work: Work,
  row: ArticleRow,
  content: ArticleContent,
  revision: number,
  notifyFollowers: boolean | null,
): Promise<void> {
  if (content.embargoedUntil && content.embargoedUntil > work.now)
    throw new CommandError(
      'conflict',
      `Article ${row.id} is embargoed until ${content.embargoedUntil.toISOString()}.`,
    )
  await checkRules(work, { id: row.id, content, at: work.now })
  const article = await makePublic(work, row, content, work.now, revision)
  emitPublished(work, { ...row, notifyFollowers }, article, work.now, false)
}

async function schedule(work: Work, articleId: number, due: Date): Promise<void> {
  const stamp = work.actor.role === 'system' ? {} : { updatedAt: work.now, updatedBy: work.actor.name }
  await work.db
    .updateTable('articles')
    .set({ state: 'scheduled', scheduledAt: due, ...stamp })
    .where('id', '=', articleId)
    .execute()
  await work.db
    .insertInto('timers')
    .values({ key: `publish:${articleId}`, dueAt: due })
    .onConflict((oc) => oc.column('key').doUpdateSet({ dueAt: due }))
    .execute()
  work.invalidate(`article:${articleId}`)
  work.emit(articleScheduled({ id: articleId, at: due }))
}

/**
 * For the scheduler: publishes a scheduled article as of the time it was due. If an embargo was set later,
 * publishes it when the embargo ends. Running twice changes nothing.
 */
export const publishDue = command({
  name: 'article.publish-due',
  input: z.object({ id }),
  may: may.runTheProgram,
  async run(work, { id: articleId }) {
    const row = await lockArticle(work.db, articleId)
    if (row.state !== 'scheduled' || !row.scheduledAt) {
      await work.db.deleteFrom('timers').where('key', '=', `publish:${articleId}`).execute()
      return { published: false }
    }
    if (row.scheduledAt > work.now) return { published: false }
    const { content, gone, revision } = await latestToPublish(work, row)
    work.about(`article:${articleId}`)
    if (content.embargoedUntil && content.embargoedUntil > work.now) {
      await schedule(work, articleId, content.embargoedUntil)
      return { published: false }
    }
    await checkRules(work, { id: articleId, content, at: row.scheduledAt })
    const article = await makePublic(work, row, content, row.scheduledAt, revision, !row.keepDate)
    if (row.breakingBanner) await putBannerOf(work, articleId, row.breakingBanner)
    emitPublished(work, row, article, row.scheduledAt, false)
    return { published: true, gone }
  },
})

/** Returns a scheduled article to the desk. */
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
      .set({ state: 'draft', scheduledAt: null, breakingBanner: null })
      .where('id', '=', articleId)
      .execute()
    await work.db.deleteFrom('timers').where('key', '=', `publish:${articleId}`).execute()
    work.invalidate(`article:${articleId}`)
    work.about(`article:${articleId}`)
  },
})

/**
 * Changes a published article to this content, or to its latest revision, with a correction that readers see.
 */
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
  async run(work, { id: articleId, content: written, note, at, revision: seen }) {
    const row = await lockArticle(work.db, articleId)
    checkSeen(row, seen)
    const before = written && (await revisionContent(work.db, row))
    const given =
      written &&
      (await inItsLanguage(work.db, { ...withBase(written), fields: withHidden(written.fields, before!) }))
    if (row.state !== 'published')
      throw new CommandError('conflict', `Article ${articleId} is not published.`)
    const { content, revision } = given
      ? { content: given, revision: await work.revise('article', articleId, given, row.latestRevision + 1) }
      : await latestToPublish(work, row)
    if (given) await checkReferences(work.db, given)
    await checkRules(work, { id: articleId, content, at: work.now })
    await work.db
      .insertInto('corrections')
      .values({ articleId, note, at: at ?? work.now })
      .execute()
    const article = await makePublic(work, row, content, work.now, revision)
    work.emit(articleCorrected({ ...article, note }))
    await work.db
      .updateTable('articles')
      .set({ latestRevision: revision, modifiedAt: at ?? work.now })
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
    await removeFromPublic(work, articleId)
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

/** Unpublishes an article: removes it from every public place. */
export async function removeFromPublic(work: Work, articleId: number): Promise<void> {
  const places = await removeListings(work, articleId)
  await takeBannerOf(work, articleId)
  work.invalidate(
    articleCacheTags(articleId),
    places.map((row) => `list:${row.list}`),
    places.slice(0, 1).flatMap((row) => dateCacheTags(row.publishedAt)),
  )
  work.emit(articleUnpublished({ id: articleId, listsBefore: places.map((row) => row.list) }))
}
