/** The rows and cache tags of an article that each command writes. */
import { type RawBuilder, sql, type Transaction } from 'kysely'
import { bodyReferences, bodyText } from '../../body/document.ts'
import { CommandError, refuse, type Work, type WriteRows } from '../../kernel/command.ts'
import { assertExist } from '../../kernel/references.ts'
import type { Tables } from '../../kernel/tables.ts'
import { deskWords } from '../../language/list-words.ts'
import { articleSlug } from '../../language/slug.ts'
import { wordCount } from '../../language/typography.ts'
import { invalidateMedia } from '../media/invalidate.ts'
import { may } from '../policies.ts'
import { articleCacheTags, dateCacheTags } from './cache-tags.ts'
import { type ArticleContent, currentContent } from './content.ts'
import type { ArticleInPublic } from './events.ts'
import { currentFields } from './field-values.ts'
import { editorsFields, type Headlines, noHeadlines } from './headlines.ts'
import { pointedTo, withSurvivors } from './settle.ts'

type Db = Transaction<Tables>

/** The columns that hold an article's content, without its body, fields and words. */
export function simpleColumns(content: ArticleContent) {
  const { galleryIds, authorIds, storyIds, relatedIds, slug, body, fields, ...columns } = content
  return { ...columns, slug: articleSlug(content), wordCount: wordCount(bodyText(body)) }
}

/** The columns that hold an article's content. */
export const contentColumns = (content: ArticleContent) => ({
  ...simpleColumns(content),
  body: JSON.stringify(content.body),
  fields: JSON.stringify(content.fields),
  words: wordsOf(content),
})

/** The same text as a `tsvector`. */
export const wordsText = (content: ArticleContent): string =>
  deskWords(content)
    .map((word) => `'${word.replace(/['\\]/g, '$&$&')}'`)
    .join(' ')

const wordsOf = (content: ArticleContent): RawBuilder<unknown> =>
  sql`array_to_tsvector(${deskWords(content)}::text[])`

/** Invalidates the desk's views of an article that was just edited. */
export const workedOn = ({ actor, now }: Work, content: ArticleContent) => ({
  updatedAt: now,
  updatedBy: actor.name,
  words: wordsOf(content),
})

/** The public lists that an article with this content is in. */
export function listsOf(content: ArticleContent): string[] {
  const lists = ['latest', `kind:${content.kind}`]
  if (content.moduleKind) lists.push(`kind:${content.moduleKind}`)
  const sectionIds = new Set([content.sectionId, ...content.secondarySectionIds])
  for (const id of sectionIds) if (id) lists.push(`section:${id}`)
  if (content.programmeId) lists.push(`programme:${content.programmeId}`)
  lists.push(...content.storyIds.map((id) => `story:${id}`), ...content.authorIds.map((id) => `person:${id}`))
  return lists
}

const mediaOf = (content: ArticleContent): number[] => {
  const all = [
    content.mediaId,
    content.videoId,
    content.audioId,
    ...content.galleryIds,
    ...bodyReferences(content.body).mediaIds,
  ]
  return [...new Set(all.filter((id): id is number => id !== null))]
}

/**
 * Defers the link rows of an article that has none yet: authors, stories, media, related articles. Returns its
 * media.
 */
function deferLinks({ defer }: Work, articleId: number, content: ArticleContent): number[] {
  const mediaIds = mediaOf(content)
  const each = (ids: number[], write: WriteRows<Link>) =>
    ids.forEach((id, position) => {
      defer(write, { articleId, id, position })
    })
  each(content.authorIds, writeBylines)
  each(content.storyIds, writeStories)
  each(mediaIds, writeMedia)
  const shareId = content.shareMediaId
  const isOnlyShared = shareId !== null && !mediaIds.includes(shareId)
  if (isOnlyShared) defer(writeMedia, { articleId, id: shareId, position: onlyShared })
  each(
    content.relatedIds.filter((id) => id !== articleId),
    writeRelated,
  )
  return isOnlyShared ? [...mediaIds, shareId] : mediaIds
}

/** The position of a share picture that the page itself does not show. */
export const onlyShared = -1

interface Link {
  articleId: number
  id: number
  position: number
}

const linkWriter =
  (into: (articles: RawBuilder<unknown>) => RawBuilder<unknown>): WriteRows<Link> =>
  async (db, links) =>
    void (await into(sql`unnest(
      ${links.map((one) => one.articleId)}::int[], ${links.map((one) => one.id)}::int[],
      ${links.map((one) => one.position)}::int[])`).execute(db))

const writeBylines = linkWriter(
  (rows) => sql`insert into article_bylines (article_id, person_id, position) select * from ${rows}`,
)
const writeStories = linkWriter(
  (rows) =>
    sql`insert into article_stories (article_id, story_id) select a, s from ${rows} as link (a, s, place)`,
)
const writeMedia = linkWriter(
  (rows) => sql`insert into article_media (article_id, media_id, position) select * from ${rows}`,
)
const writeRelated = linkWriter(
  (rows) => sql`insert into article_related (article_id, related_id, position) select * from ${rows}`,
)

/** A public article needs a headline; a draft does not. */
export function requireHeadline(content: ArticleContent): void {
  if (content.headline !== '') return
  const issue = { code: 'custom' as const, path: ['headline'], message: 'is missing', input: '' }
  throw new CommandError('invalid', 'headline: is missing', [issue])
}

/** Completes the publication of an article that was inserted with its listings: writes links and cache tags. */
export async function placeNewInPublic(
  work: Work,
  id: number,
  content: ArticleContent,
  publishedAt: Date,
): Promise<ArticleInPublic> {
  const mediaIds = deferLinks(work, id, content)
  const lists = listsOf(content)
  work.invalidate(
    `article:${id}`,
    dateCacheTags(publishedAt),
    lists.map((list) => `list:${list}`),
  )
  await invalidateMedia(work, mediaIds)
  return { id, content, publishedAt, lists, listsBefore: [] }
}

/**
 * Makes an article public with this content: writes links and listings, and invalidates the cache tags of both
 * states.
 */
export async function placeInPublic(
  work: Work,
  id: number,
  content: ArticleContent,
  publishedAt: Date,
): Promise<ArticleInPublic> {
  const { db, invalidate } = work
  const before = await removeListings(work, id)
  const lists = listsOf(content)
  const mediaIds = deferLinks(work, id, content)
  await db
    .insertInto('listings')
    .values(lists.map((list) => ({ list, articleId: id, publishedAt })))
    .execute()
  invalidate(articleCacheTags(id))
  await invalidateMedia(work, mediaIds)
  // A list is stale only when its members or their order changed; a new headline invalidates the article alone.
  const place = (list: string, at: Date) => `${list}@${at.getTime()}`
  const old = new Set(before.map((row) => place(row.list, row.publishedAt)))
  const now = new Set(lists.map((list) => place(list, publishedAt)))
  for (const list of lists) if (!old.has(place(list, publishedAt))) invalidate(`list:${list}`)
  // The topics are placed later (topics/place.ts), which invalidates those that the article joins or leaves.
  for (const { list } of before) if (list.startsWith('topic:')) now.add(place(list, publishedAt))
  for (const row of before) if (!now.has(place(row.list, row.publishedAt))) invalidate(`list:${row.list}`)
  const dates = before.filter(({ list }) => list === 'latest').map((row) => row.publishedAt)
  if (!dates.some((date) => date.getTime() === publishedAt.getTime()))
    invalidate([...dates, publishedAt].flatMap(dateCacheTags))
  return { id, content, publishedAt, lists, listsBefore: before.map(({ list }) => list) }
}

/**
 * Deletes an article's links and listings, and invalidates the media it showed. Returns the lists it was in.
 */
export async function removeListings(
  work: Work,
  articleId: number,
): Promise<{ list: string; publishedAt: Date }[]> {
  const { db } = work
  const media = await db
    .deleteFrom('articleMedia')
    .where('articleId', '=', articleId)
    .returning('mediaId')
    .execute()
  await invalidateMedia(
    work,
    media.map((row) => row.mediaId),
  )
  await db.deleteFrom('articleBylines').where('articleId', '=', articleId).execute()
  await db.deleteFrom('articleStories').where('articleId', '=', articleId).execute()
  await db.deleteFrom('articleRelated').where('articleId', '=', articleId).execute()
  return db
    .deleteFrom('listings')
    .where('articleId', '=', articleId)
    .returning(['list', 'publishedAt'])
    .execute()
}

/** The article's row, locked until the transaction ends. */
export async function lockArticle(db: Db, articleId: number) {
  const row = await db
    .selectFrom('articles')
    .selectAll()
    .where('id', '=', articleId)
    .forUpdate()
    .executeTakeFirst()
  if (!row || row.state === 'removed')
    throw new CommandError('not-found', `There is no article ${articleId}.`)
  return row
}

export type ArticleRow = Awaited<ReturnType<typeof lockArticle>>

/** Stores this content as the latest revision of a locked article, and returns the revision's number. */
export async function reviseDraft(work: Work, row: ArticleRow, content: ArticleContent): Promise<number> {
  const { id, latestRevision, publishedRevision } = row
  const revision = await work.revise('article', id, content, latestRevision + 1)
  // Saving does not change what readers see; publishing does.
  const columns = publishedRevision === null ? contentColumns(content) : {}
  await work.db
    .updateTable('articles')
    .set({ ...columns, ...workedOn(work, content), latestRevision: revision })
    .where('id', '=', id)
    .execute()
  work.invalidate(`draft:${id}`)
  work.about(`article:${id}`)
  return revision
}

/** A scheduled article is published as it is at that time, so only members who may publish can change it. */
export function checkMayWrite({ actor }: Work, { id, state }: { id: number; state: string }): void {
  if (state === 'scheduled' && !may.publish(actor))
    throw refuse(
      'forbidden',
      'scheduled-article',
      `Article ${id} is scheduled: an editor has to change it, or take it back to the desk.`,
    )
}

/** Refuses a change to what only an editor may decide: sponsoring, advertisement, noindex, canonical address. */
export function checkMayMark({ actor }: Work, content: Headlines, before: Headlines = noHeadlines): void {
  if (may.publish(actor)) return
  const changed: string[] = editorsFields.filter((field) => content[field] !== before[field])
  const isAdvertisement = (one: Headlines) => one.label === 'advertisement'
  if (isAdvertisement(content) !== isAdvertisement(before)) changed.push('label')
  if (changed.length === 0) return
  throw refuse('forbidden', 'editors-fields', `${changed.join(', ')}: only an editor may change this.`)
}

/** The content of one revision. */
export async function revisionContent(
  db: Db,
  article: { id: number; latestRevision: number },
  number = article.latestRevision,
): Promise<ArticleContent> {
  const row = await db
    .selectFrom('revisions')
    .select('content')
    .where('kind', '=', 'article')
    .where('refId', '=', article.id)
    .where('number', '=', number)
    .executeTakeFirst()
  const content = currentContent(row?.content) as
    | (Omit<ArticleContent, 'embargoedUntil'> & { embargoedUntil: string | null })
    | null
    | undefined
  if (!content) throw new CommandError('not-found', `Article ${article.id} has no revision ${number}.`)
  return withSurvivors(db, {
    ...content,
    fields: currentFields(content.fields),
    embargoedUntil: content.embargoedUntil ? new Date(content.embargoedUntil) : null,
  })
}

/** Refuses references to missing items with a readable message, before the database does. */
export const checkReferences = (db: Db, content: ArticleContent): Promise<void> =>
  assertExist(db, pointedTo(content))
