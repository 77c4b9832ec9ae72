/** Keeps the search current: an article can be found while it is public. */
import type { Work } from '../../kernel/command.ts'
import { type Listener, on } from '../../kernel/events.ts'
import type { ArticleContent } from '../articles/content.ts'
import {
  type ArticleInPublic,
  articleCorrected,
  articlePublished,
  articleUnpublished,
  articleUpdated,
} from '../articles/events.ts'
import { searchableCacheTag, searchCacheTag } from './cache-tags.ts'
import { monthMark } from './months.ts'
import { writeSearchRows } from './rows.ts'
import { searchText } from './text.ts'

/** The marks of an article: its lists, authors, agency and month. */
const marksOf = ({ agencyId }: ArticleContent, lists: string[], publishedAt: Date): string[] => [
  ...lists.filter((list) => list !== 'latest'),
  ...(agencyId ? [`agency:${agencyId}`] : []),
  monthMark(publishedAt),
]

function index(work: Work, { id, content, lists, publishedAt }: ArticleInPublic): void {
  const text = searchText(content, marksOf(content, lists, publishedAt))
  work.defer(writeSearchRows, { articleId: id, publishedAt, ...text })
  work.invalidate(searchCacheTag, searchableCacheTag(id))
}

async function deindex({ db, invalidate }: Work, { id }: { id: number }): Promise<void> {
  await db.deleteFrom('searchDocuments').where('articleId', '=', id).execute()
  invalidate(searchCacheTag, searchableCacheTag(id))
}

export const searchListeners: Listener[] = [
  on(articlePublished, index),
  on(articleUpdated, index),
  on(articleCorrected, index),
  on(articleUnpublished, deindex),
]
