/**
 * Whether an article accepts comments. This depends on the article, its section, the publication and the days
 * since publication.
 */
import { z } from 'zod'
import { command, type Work } from '../../kernel/command.ts'
import type { ReadContext } from '../../kernel/read-context.ts'
import { may } from '../policies.ts'

/** The cache tag for whether and how an article's page shows comments. */
export const commentingCacheTag = (articleId: number) => `commenting:${articleId}`
/** Invalidated when more articles have closed than are named one by one. */
const allCacheTag = 'commenting'
const dayMs = 86_400_000
/** Up to this many articles are named one by one when comments close. */
const maxNamed = 500

export interface Commenting {
  open: boolean
  /** Whether guests may comment with a name and no account. */
  guests: boolean
  sectionId: number | null
  published: number
}

/** Null when the article is not public. */
export async function readCommenting(
  { db, dependOn }: ReadContext,
  articleId: number,
): Promise<Commenting | null> {
  dependOn(commentingCacheTag(articleId), allCacheTag, `article:${articleId}`, 'publication')
  const row = await db
    .selectFrom('publicArticles as a')
    .leftJoin('sections as s', 's.id', 'a.sectionId')
    .leftJoin('commentCounts as c', 'c.articleId', 'a.id')
    .innerJoin('publication as p', (join) => join.onTrue())
    .innerJoin('commentClosing as z', (join) => join.onTrue())
    .select(['a.publishedAt', 'a.commentsOpen', 's.id as sectionId', 's.commentsOpen as inSection'])
    .select(['p.commentsOpen as inPublication', 'p.guestsComment', 'z.before', 'c.published'])
    .where('a.id', '=', articleId)
    .executeTakeFirst()
  if (!row) return null
  if (row.sectionId !== null) dependOn(`section:${row.sectionId}`)
  const isOld = row.before !== null && row.publishedAt !== null && row.publishedAt < row.before
  return {
    open: row.commentsOpen && row.inSection !== false && row.inPublication && !isOld,
    guests: row.guestsComment,
    sectionId: row.sectionId,
    published: Math.max(0, row.published ?? 0),
  }
}

const reads = new WeakMap<Work['db'], Map<number, Promise<Commenting | null>>>()

/** The same for a command. Commands in one transaction share one query. */
export function commentingWithin({ db }: Work, articleId: number): Promise<Commenting | null> {
  const known = reads.get(db) ?? new Map()
  reads.set(db, known)
  const found = known.get(articleId) ?? readCommenting({ db, dependOn: () => {} }, articleId)
  known.set(articleId, found)
  return found
}

/**
 * For the scheduler: moves the date before which articles are closed to comments. Running twice changes
 * nothing.
 */
export const closeComments = command({
  name: 'comments.close',
  input: z.object({}),
  may: may.runTheProgram,
  async run(work) {
    const { db, now } = work
    const { commentsCloseAfterDays: days } = await db
      .selectFrom('publication')
      .select('commentsCloseAfterDays')
      .executeTakeFirstOrThrow()
    const last = await db.selectFrom('commentClosing').select('before').forUpdate().executeTakeFirstOrThrow()
    const before = days === null ? null : new Date(now.getTime() - days * dayMs)
    if (before === null && last.before === null) return
    await db.updateTable('commentClosing').set({ before }).execute()
    await touchBetween(work, last.before, before)
  },
})

async function touchBetween(work: Work, last: Date | null, next: Date | null): Promise<void> {
  const [from, to] = [last, next].map((at) => at ?? new Date(0)).sort((a, b) => a.getTime() - b.getTime())
  const rows = await work.db
    .selectFrom('publicArticles')
    .select('id')
    .where('publishedAt', '>=', from!)
    .where('publishedAt', '<', to!)
    .limit(maxNamed + 1)
    .execute()
  if (rows.length > maxNamed) work.invalidate(allCacheTag)
  else work.invalidate(rows.map(({ id }) => commentingCacheTag(id)))
}
