/** Removes an article for legal reasons. */
import { sql } from 'kysely'
import { z } from 'zod'
import { emptyBody } from '../../body/document.ts'
import { command, type Work } from '../../kernel/command.ts'
import { eraseRevisions } from '../../kernel/erase-revisions.ts'
import { id, requiredLine } from '../../kernel/fields.ts'
import { removeCommentsOf } from '../comments/remove.ts'
import { eraseImported } from '../imports/erase.ts'
import { askToErase, eraseUnused } from '../media/erase.ts'
import { may } from '../policies.ts'
import { eraseRedirects } from '../redirects/write.ts'
import { hashOfUri, noteRemovals } from '../removals.ts'
import { articleRemoved } from './events.ts'
import { noHeadlines } from './headlines.ts'
import { removeFromPublic } from './publish.ts'
import { lockArticle } from './rows.ts'

/** All media that the article shows, or showed when it was last public. */
async function mediaOfArticle({ db }: Work, articleId: number): Promise<number[]> {
  const rows = await db
    .selectFrom('workingMedia')
    .select('mediaId')
    .where('articleId', '=', articleId)
    .unionAll(db.selectFrom('articleMedia').select('mediaId').where('articleId', '=', articleId))
    .execute()
  return rows.map(({ mediaId }) => mediaId)
}

/** Removes from the search dictionary the words that occur in this article only, such as a name. */
async function forgetWords({ db }: Work, articleId: number): Promise<void> {
  // A transaction that is learning the article's words holds this row; its words are seen once it has ended.
  await db
    .selectFrom('searchDocuments')
    .select('articleId')
    .where('articleId', '=', articleId)
    .forUpdate()
    .execute()
  await sql`
    delete from spellings where articles <= 1 and form in (
      select unnest(tsvector_to_array(words)) from search_documents where article_id = ${articleId}
      union all select unnest(tsvector_to_array(words)) from articles where id = ${articleId})`.execute(db)
}

/** Erases the text of the article and of all its revisions. A record of the removal and its reason stays. */
export const removeArticle = command({
  name: 'article.remove',
  input: z.object({ id, legalReason: requiredLine(1_000) }),
  may: may.removeForLegalReasons,
  async run(work, { id: articleId, legalReason }) {
    const row = await lockArticle(work.db, articleId)
    const mediaIds = await mediaOfArticle(work, articleId)
    await forgetWords(work, articleId)
    await removeFromPublic(work, articleId)
    await eraseRevisions(work, 'article', [articleId])
    await removeCommentsOf(work, articleId)
    await eraseRedirects(work, 'article', [articleId])
    await eraseImported(work, 'article', [articleId])
    await work.db.deleteFrom('corrections').where('articleId', '=', articleId).execute()
    await work.db.deleteFrom('timers').where('key', '=', `publish:${articleId}`).execute()
    await work.db
      .updateTable('articles')
      .set({
        state: 'removed',
        slug: 'removed',
        headline: '',
        words: sql`''::tsvector`,
        standfirst: '',
        body: JSON.stringify(emptyBody),
        fields: '{}',
        ...noHeadlines,
        dateline: '',
        ...{ deskNote: '', deskNoteBy: '', breakingBanner: null },
        keywords: [],
        places: [],
        mediaId: null,
        videoId: null,
        audioId: null,
        unpublishedAt: work.now,
        unpublishedReason: legalReason,
      })
      .where('id', '=', articleId)
      .execute()
    await work.revise('article', articleId, { removed: true, legalReason }, row.latestRevision + 1)
    // The revision that records the removal is written last.
    await work.db.deleteFrom('workingMedia').where('articleId', '=', articleId).execute()
    const identity = hashOfUri(row.uri)
    await noteRemovals(work, [{ kind: 'article', refId: articleId, identity, hashes: [identity] }])
    // Media that nothing else shows are erased too.
    const { removedMedia, files } = await eraseUnused(work, mediaIds)
    await askToErase(work, files, [`articles-${articleId}`])
    work.emit(articleRemoved({ id: articleId }))
    work.about(`article:${articleId}`)
    return { removedMedia }
  },
})
