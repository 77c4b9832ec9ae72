/** A comment as its writer sees it: its state and the reasons. */
import type { ReadContext } from '../../kernel/read-context.ts'
import type { Reason } from './reasons.ts'
import type { CommentState } from './tables.ts'

export interface OwnComment {
  id: number
  articleId: number
  readerId: number | null
  rootId: number | null
  name: string
  text: string
  state: CommentState
  reasons: Reason[]
  postedAt: Date
  appeal: { at: Date; decidedAt: Date | null; upheld: boolean | null } | null
  /** The slug of the article; '' when the article is no longer public. */
  headline: string
  slug: string
}

function ownComments({ db }: ReadContext) {
  return db
    .selectFrom('comments as c')
    .leftJoin('publicArticles as a', 'a.id', 'c.articleId')
    .leftJoin('commentAppeals as p', 'p.commentId', 'c.id')
    .select(['c.id', 'c.articleId', 'c.readerId', 'c.rootId', 'c.name', 'c.text', 'c.state', 'c.reasons'])
    .select(['c.postedAt', 'a.headline', 'a.slug', 'p.at as appealedAt', 'p.decidedAt', 'p.upheld'])
}

type Row = Awaited<ReturnType<ReturnType<typeof ownComments>['execute']>>[number]

const toOwn = ({ appealedAt, decidedAt, upheld, headline, slug, ...row }: Row): OwnComment => ({
  ...row,
  headline: headline ?? '',
  slug: slug ?? '',
  appeal: appealedAt ? { at: appealedAt, decidedAt, upheld } : null,
})

export async function readOwnComment(readContext: ReadContext, id: number): Promise<OwnComment | null> {
  const row = await ownComments(readContext).where('c.id', '=', id).executeTakeFirst()
  return row ? toOwn(row) : null
}

/** A reader's comments, newest first: at most `most`, older than the given one. */
export async function listOwnComments(
  readContext: ReadContext,
  readerId: number,
  before: number | null,
  most: number,
): Promise<OwnComment[]> {
  let query = ownComments(readContext).where('c.readerId', '=', readerId).orderBy('c.id', 'desc').limit(most)
  if (before !== null) query = query.where('c.id', '<', before)
  return (await query.execute()).map(toOwn)
}

/** The comments that the link with this token confirms. */
export async function waitingComments({ db }: ReadContext, tokenHash: string): Promise<{ text: string }[]> {
  return db
    .selectFrom('commentConfirmations as w')
    .innerJoin('comments as c', 'c.id', 'w.commentId')
    .select('c.text')
    .where('w.tokenHash', '=', tokenHash)
    .where('w.expiresAt', '>', new Date())
    .orderBy('c.id')
    .execute()
}
