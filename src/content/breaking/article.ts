/** The article of breaking news: a new one with only a headline, or an existing one. */
import { CommandError, type Work } from '../../kernel/command.ts'
import { sameJson } from '../../values/canonical-json.ts'
import { type ArticleContent, articleContent } from '../articles/content.ts'
import { checkSeen, publishContent } from '../articles/publish.ts'
import { lockArticle, revisionContent, workedOn } from '../articles/rows.ts'
import { settleReferences } from '../articles/settle.ts'
import { createArticle } from '../articles/write.ts'
import { inItsLanguage } from '../publication/language.ts'

/** Creates an article of this headline and publishes it. Returns its id. */
export async function publishNew(
  work: Work,
  { headline, sectionId, notifyFollowers }: NewArticle,
): Promise<number> {
  const given = articleContent.parse({ headline, sectionId, breaking: true, urgency: 1 })
  const { content } = await settleReferences(work.db, await inItsLanguage(work.db, given))
  const { id, revision } = await work.perform(createArticle, { content })
  await publishContent(work, await lockArticle(work.db, id), content, revision, notifyFollowers)
  return id
}

interface NewArticle {
  headline: string
  sectionId: number | null
  notifyFollowers: boolean
}

interface ExistingArticle {
  articleId: number
  /** The revision that the editor has seen; a later one is a conflict. */
  revision: number | undefined
  change: Partial<Pick<ArticleContent, 'headline' | 'breaking'>>
  notifyFollowers: boolean
}

/**
 * Publishes an article with a change: a draft in its latest revision, a published article in its public one. Changes
 * that the newsroom has not published yet stay unpublished, as a revision after this one.
 */
export async function publishChanged(
  work: Work,
  { articleId, revision: seen, change, notifyFollowers }: ExistingArticle,
): Promise<void> {
  const row = await lockArticle(work.db, articleId)
  checkSeen(row, seen)
  if (row.trashedAt)
    throw new CommandError('conflict', `Article ${articleId} is in the trash; take it out first.`)
  const latest = await revisionContent(work.db, row)
  const isPublic = row.state === 'published' && row.publishedRevision !== null
  const isPending = isPublic && row.publishedRevision !== row.latestRevision
  const before = isPending ? await revisionContent(work.db, row, row.publishedRevision!) : latest
  const { content } = await settleReferences(work.db, { ...before, ...change }, before)
  const store = async (next: ArticleContent): Promise<number> => {
    const number = await work.revise('article', articleId, next, row.latestRevision + 1)
    row.latestRevision = number
    await work.db
      .updateTable('articles')
      .set({ ...workedOn(work, next), latestRevision: number })
      .where('id', '=', articleId)
      .execute()
    work.invalidate(`draft:${articleId}`)
    return number
  }
  const revision = !isPending && sameJson(content, latest) ? row.latestRevision : await store(content)
  await publishContent(work, row, content, revision, notifyFollowers)
  if (isPending) {
    const headline = latest.headline === before.headline ? content.headline : latest.headline
    await store({ ...latest, ...change, headline })
  }
  work.about(`article:${articleId}`)
}
