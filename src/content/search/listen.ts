/** Keeps the search current: an article can be found while it is public. */
import type { Work } from '../../kernel/command.ts'
import { type Listener, on } from '../../kernel/events.ts'
import type { ArticleContent } from '../articles/content.ts'
import { type ArticleInPublic, articleUnpublished, onPublicArticle } from '../articles/events.ts'
import { transcriptChanged } from '../media/events.ts'
import { searchableCacheTag, searchCacheTag } from './cache-tags.ts'
import { monthMark } from './months.ts'
import { documentsOf, searchedRows } from './public-rows.ts'
import { writeSearchRows } from './rows.ts'
import { searchText } from './text.ts'
import { transcriptsOf } from './transcripts.ts'

/** The marks of an article: its lists, authors, agency and month. */
const marksOf = ({ agencyId }: ArticleContent, lists: string[], publishedAt: Date): string[] => [
  ...lists.filter((list) => list !== 'latest'),
  ...(agencyId ? [`agency:${agencyId}`] : []),
  monthMark(publishedAt),
]

async function index(work: Work, { id, content, lists, publishedAt }: ArticleInPublic): Promise<void> {
  const [spoken] = await transcriptsOf(work.db, [content])
  const text = searchText(content, marksOf(content, lists, publishedAt), [], spoken)
  work.defer(writeSearchRows, { articleId: id, publishedAt, ...text })
  work.invalidate(searchCacheTag, searchableCacheTag(id))
}

async function deindex({ db, invalidate }: Work, { id }: { id: number }): Promise<void> {
  await db.deleteFrom('searchDocuments').where('articleId', '=', id).execute()
  invalidate(searchCacheTag, searchableCacheTag(id))
}

/** The most articles that are indexed again with one transcript. */
const mostShowing = 500

async function indexSpoken({ db, invalidate }: Work, { mediaId }: { mediaId: number }): Promise<void> {
  const rows = await searchedRows(db)
    .where('a.id', 'in', (eb) =>
      eb.selectFrom('articleMedia').select('articleId').where('mediaId', '=', mediaId),
    )
    .orderBy('a.id', 'desc')
    .limit(mostShowing)
    .execute()
  if (rows.length === 0) return
  await writeSearchRows(db, await documentsOf(db, rows))
  invalidate(
    searchCacheTag,
    rows.map(({ id }) => searchableCacheTag(id)),
  )
}

export const searchListeners: Listener[] = [
  ...onPublicArticle(index),
  on(articleUnpublished, deindex),
  on(transcriptChanged, indexSpoken),
]
