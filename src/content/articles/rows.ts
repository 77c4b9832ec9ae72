/** An article's rows and topics: what each command writes, in one place. */
import { type RawBuilder, sql, type Transaction } from 'kysely'
import { wordCount } from '../../language/typography.ts'
import { may } from '../actor.ts'
import { bodyReferences, bodyText } from '../body/document.ts'
import { CommandError, type Work } from '../command.ts'
import { deskWords } from '../desk/words.ts'
import { askForPings } from '../feeds/ping.ts'
import { touchMedia } from '../media/touch.ts'
import { checkAllThere } from '../references.ts'
import { makeSearchable } from '../search/rows.ts'
import type { Tables } from '../tables.ts'
import type { ArticleContent } from './content.ts'
import { articleSlug } from './slug.ts'
import { articleTopics } from './topics.ts'

type Db = Transaction<Tables>

/** The columns that hold an article's content. */
export function contentColumns(content: ArticleContent) {
  const { galleryIds, personIds, storyIds, relatedIds, slug, body, ...columns } = content
  return {
    ...columns,
    slug: articleSlug(content),
    body: JSON.stringify(body),
    wordCount: wordCount(bodyText(body)),
    words: wordsOf(content),
  }
}

const wordsOf = (content: ArticleContent): RawBuilder<unknown> =>
  sql`array_to_tsvector(${deskWords(content)}::text[])`

/** What the desk sees of an article that somebody has just worked on. */
export const workedOn = ({ actor, now }: Work, content: ArticleContent) => ({
  updatedAt: now,
  updatedBy: actor.name,
  words: wordsOf(content),
})

/** The public lists in which an article with this content stands. */
export function listsOf(content: ArticleContent): string[] {
  const lists = ['latest', `kind:${content.kind}`]
  if (content.sectionId) lists.push(`section:${content.sectionId}`)
  if (content.programmeId) lists.push(`programme:${content.programmeId}`)
  lists.push(...content.storyIds.map((id) => `story:${id}`), ...content.personIds.map((id) => `person:${id}`))
  return lists
}

const mediaOf = (content: ArticleContent): number[] => {
  const all = [
    content.mediaId,
    content.videoId,
    ...content.galleryIds,
    ...bodyReferences(content.body).mediaIds,
  ]
  return [...new Set(all.filter((id): id is number => id !== null))]
}

/** Writes the links of an article that has none: bylines, stories, media, related articles. Answers its media. */
export async function linkRows({ db }: Work, articleId: number, content: ArticleContent): Promise<number[]> {
  const mediaIds = mediaOf(content)
  if (content.personIds.length > 0) {
    await db
      .insertInto('articleBylines')
      .values(content.personIds.map((personId, position) => ({ articleId, personId, position })))
      .execute()
  }
  if (content.storyIds.length > 0) {
    await db
      .insertInto('articleStories')
      .values(content.storyIds.map((storyId) => ({ articleId, storyId })))
      .execute()
  }
  if (mediaIds.length > 0) {
    await db
      .insertInto('articleMedia')
      .values(mediaIds.map((mediaId, position) => ({ articleId, mediaId, position })))
      .execute()
  }
  const relatedIds = content.relatedIds.filter((id) => id !== articleId)
  if (relatedIds.length > 0) {
    await db
      .insertInto('articleRelated')
      .values(relatedIds.map((relatedId, position) => ({ articleId, relatedId, position })))
      .execute()
  }
  return mediaIds
}

/** What readers are to see needs a headline; a draft can wait for it. */
export function requireHeadline(content: ArticleContent): void {
  if (content.headline !== '') return
  const issue = { code: 'custom' as const, path: ['headline'], message: 'is missing', input: '' }
  throw new CommandError('invalid', 'headline: is missing', [issue])
}

/** Where an article stands for a search: its lists, and of whom it comes. */
export const searchLists = (content: ArticleContent): string[] => [
  ...listsOf(content).filter((list) => list !== 'latest'),
  ...(content.agencyId ? [`agency:${content.agencyId}`] : []),
]

/** The rest of making an article public that was written with its listings: links, search and topics. */
export async function placeNewInPublic(
  work: Work,
  articleId: number,
  content: ArticleContent,
  publishedAt: Date,
): Promise<void> {
  makeSearchable(work, articleId, content, searchLists(content), publishedAt)
  const mediaIds = await linkRows(work, articleId, content)
  work.touch(`article:${articleId}`, ...listsOf(content).map((list) => `list:${list}`))
  // An archive that comes in stands in no feed.
  if (work.now.getTime() - publishedAt.getTime() < feedDaysMs) askForPings(work, listsOf(content))
  await touchMedia(work, mediaIds)
}

const feedDaysMs = 2 * 86_400_000

/** Makes an article public (again) with this content: links, listings, topics of the state before and after. */
export async function placeInPublic(
  work: Work,
  articleId: number,
  content: ArticleContent,
  publishedAt: Date,
): Promise<void> {
  const { db, touch } = work
  const before = await withdrawRows(work, articleId)
  const lists = listsOf(content)
  askForPings(work, lists)
  const mediaIds = await linkRows(work, articleId, content)
  await db
    .insertInto('listings')
    .values(lists.map((list) => ({ list, articleId, publishedAt })))
    .execute()
  makeSearchable(work, articleId, content, searchLists(content), publishedAt)
  touch(...articleTopics(articleId))
  await touchMedia(work, mediaIds)
  // A list is stale only when what stands in it, or its order, changed; a new headline touches the article alone.
  const place = (list: string, at: Date) => `${list}@${at.getTime()}`
  const old = new Set(before.map((row) => place(row.list, row.publishedAt)))
  const now = new Set(lists.map((list) => place(list, publishedAt)))
  for (const list of lists) if (!old.has(place(list, publishedAt))) touch(`list:${list}`)
  for (const row of before) if (!now.has(place(row.list, row.publishedAt))) touch(`list:${row.list}`)
}

/** Takes an article's links and listings away, touching what its media showed; answers where it stood. */
export async function withdrawRows(
  work: Work,
  articleId: number,
): Promise<{ list: string; publishedAt: Date }[]> {
  const { db } = work
  const media = await db
    .deleteFrom('articleMedia')
    .where('articleId', '=', articleId)
    .returning('mediaId')
    .execute()
  await touchMedia(
    work,
    media.map((row) => row.mediaId),
  )
  await db.deleteFrom('articleBylines').where('articleId', '=', articleId).execute()
  await db.deleteFrom('articleStories').where('articleId', '=', articleId).execute()
  await db.deleteFrom('articleRelated').where('articleId', '=', articleId).execute()
  const places = await db
    .deleteFrom('listings')
    .where('articleId', '=', articleId)
    .returning(['list', 'publishedAt'])
    .execute()
  askForPings(
    work,
    places.map(({ list }) => list),
  )
  return places
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

/** What an editor has scheduled goes out by itself, as it then is: only who may publish changes it. */
export function checkMayWrite({ actor }: Work, { id, state }: { id: number; state: string }): void {
  if (state === 'scheduled' && !may.publish(actor))
    throw new CommandError(
      'forbidden',
      `Article ${id} is scheduled: an editor has to change it, or take it back to the desk.`,
    )
}

/** The content of one revision. */
export async function revisionContent(
  db: Db,
  article: { id: number; headRevision: number },
  number = article.headRevision,
): Promise<ArticleContent> {
  const row = await db
    .selectFrom('revisions')
    .select('content')
    .where('kind', '=', 'article')
    .where('refId', '=', article.id)
    .where('number', '=', number)
    .executeTakeFirst()
  const content = row?.content as
    | (Omit<ArticleContent, 'embargoedUntil'> & { embargoedUntil: string | null })
    | null
    | undefined
  if (!content) throw new CommandError('not-found', `Article ${article.id} has no revision ${number}.`)
  return { ...content, embargoedUntil: content.embargoedUntil ? new Date(content.embargoedUntil) : null }
}

/** A sentence instead of a database's complaint when a content names something that is not there. */
export async function checkReferences(db: Db, content: ArticleContent): Promise<void> {
  const { mediaIds, articleIds } = bodyReferences(content.body)
  await checkAllThere(db, {
    sections: [content.sectionId],
    agencies: [content.agencyId],
    programmes: [content.programmeId],
    media: [content.mediaId, content.videoId, ...content.galleryIds, ...mediaIds],
    people: content.personIds,
    stories: content.storyIds,
    articles: [...content.relatedIds, ...articleIds],
  })
}
