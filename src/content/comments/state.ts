/**
 * The one place where a comment changes its state. With it change the numbers that others show (of an article, of a
 * thread, of a reader), the kept decisions and the pages that have read any of it.
 */
import { type Insertable, type Selectable, sql, type Transaction } from 'kysely'
import { signature, staffIdOf, system } from '../actor.ts'
import { CommandError, type Work, type WriteRows } from '../command.ts'
import { gathered } from '../gathered.ts'
import type { Tables } from '../tables.ts'
import { commentingTopic } from './closing.ts'
import { standingIn } from './moderation/standing.ts'
import type { Reason } from './reasons.ts'
import type { CommentDecisionsTable, CommentState, CommentsTable } from './tables.ts'

export type CommentRow = Selectable<CommentsTable>
export type Verdict = CommentDecisionsTable['verdict']

/** What decides by the rules alone. */
export const moderation = system('moderation')

/** The topic of what waits for a moderator; touched by every change of state. */
export const queueTopic = 'comments-queue'

/** A comment's row, locked until the transaction ends. */
export async function lockComment(db: Transaction<Tables>, id: number): Promise<CommentRow> {
  const row = await db.selectFrom('comments').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  if (!row) throw new CommandError('not-found', `There is no comment ${id}.`)
  return row
}

/** States in which a thread stays open to its readers: what was withdrawn leaves a line in its place. */
export const holdsThread = (state: CommentState) =>
  state === 'published' || state === 'withdrawn' || state === 'erased'

/** What a first comment and its thread add to the number under the article. */
const weight = (state: CommentState, replies: number) =>
  (state === 'published' ? 1 : 0) + (holdsThread(state) ? replies : 0)

/**
 * Gives a comment that is locked (or just inserted) another state and keeps why. The same state again is a decision
 * too: it is kept, and nothing is counted twice. Answers the row after.
 */
export async function setState(
  work: Work,
  comment: CommentRow,
  state: CommentState,
  reasons: Reason[],
  verdict: Verdict,
): Promise<CommentRow> {
  const { db, now } = work
  const after = await db
    .updateTable('comments')
    .set({
      state,
      reasons: JSON.stringify(reasons),
      ...(state === 'published' && comment.publishedAt === null ? { publishedAt: now } : {}),
      version: comment.version + 1,
    })
    .where('id', '=', comment.id)
    .returningAll()
    .executeTakeFirstOrThrow()
  await keepDecision(work, comment, { state, reasons, verdict })
  return after
}

/** A comment that is written in the state that the rules give it: what setState does, in fewer steps. */
export async function insertDecided(
  work: Work,
  content: Insertable<CommentsTable>,
  decided: { state: CommentState; reasons: Reason[]; verdict: Verdict },
): Promise<CommentRow | undefined> {
  const { state, reasons } = decided
  const publishedAt = state === 'published' ? work.now : null
  const row = await insertNew(work.db, { ...content, state, reasons: JSON.stringify(reasons), publishedAt })
  if (row) await keepDecision(work, { ...row, state: 'held', publishedAt: null }, decided)
  return row
}

/** Of two with one key the first is written; nothing for one whose key is there already. */
const insertNew = gathered(async (db, all: Insertable<CommentsTable>[]) => {
  const written = await db
    .insertInto('comments')
    .values(all)
    .onConflict((oc) => oc.column('key').doNothing())
    .returningAll()
    .execute()
  const byKey = new Map(written.map((row) => [row.key, row]))
  return all.map(({ key }) => {
    const row = byKey.get(key)
    byKey.delete(key)
    return row
  })
})

async function keepDecision(
  work: Work,
  before: CommentRow,
  { state, reasons, verdict }: { state: CommentState; reasons: Reason[]; verdict: Verdict },
): Promise<void> {
  const { actor } = work
  work.atEnd(addDecisions, {
    commentId: before.id,
    actor: signature(actor),
    staffId: staffIdOf(actor),
    verdict,
    reasons: JSON.stringify(reasons),
  })
  await count(work, before, state)
  noteChange(work, before, state)
}

const addDecisions: WriteRows<Insertable<CommentDecisionsTable>> = async (db, rows) =>
  void (await db.insertInto('commentDecisions').values(rows).execute())

/** Names the pages that show the comment; what was never public is on none. */
export function noteChange(work: Work, comment: CommentRow, state: CommentState = comment.state): void {
  work.touch(queueTopic)
  if (comment.publishedAt === null && state !== 'published') return
  work.touch(
    `comments:${comment.articleId}`,
    `comment:${comment.id}`,
    `thread:${comment.rootId ?? comment.id}`,
  )
}

async function count(work: Work, comment: CommentRow, state: CommentState): Promise<void> {
  const { db } = work
  const shown = Number(state === 'published') - Number(comment.state === 'published')
  let change = 0
  if (comment.rootId === null) {
    change = weight(state, comment.replyCount) - weight(comment.state, comment.replyCount)
  } else if (shown !== 0) {
    const root = await db
      .updateTable('comments')
      .set({ replyCount: sql`reply_count + ${shown}` })
      .where('id', '=', comment.rootId)
      .returning('state')
      .executeTakeFirst()
    change = root && holdsThread(root.state) ? shown : 0
  }
  if (change !== 0) work.atEnd(addCounts, { articleId: comment.articleId, change, touch: work.touch })
  const rejected = Number(state === 'rejected') - Number(comment.state === 'rejected')
  if (comment.readerId !== null && (shown !== 0 || rejected !== 0))
    await db
      .updateTable('readers')
      .set({
        publishedCount: sql`published_count + ${shown}`,
        rejectedCount: sql`rejected_count + ${rejected}`,
        standing: standingIn(sql`(published_count + ${shown})`, sql`(rejected_count + ${rejected})`),
      })
      .where('id', '=', comment.readerId)
      .execute()
}

interface CountChange {
  articleId: number
  change: number
  touch: Work['touch']
}

/** At the end: all who comment on one article wait here for each other, as briefly as can be. */
const addCounts: WriteRows<CountChange> = async (db, rows) => {
  const changes = new Map<number, number>()
  for (const { articleId, change } of rows) changes.set(articleId, (changes.get(articleId) ?? 0) + change)
  for (const [articleId, change] of [...changes].sort(([a], [b]) => a - b)) {
    if (change === 0) continue
    const { published } = await db
      .insertInto('commentCounts')
      .values({ articleId, published: change })
      .onConflict((oc) =>
        oc.column('articleId').doUpdateSet({ published: sql`comment_counts.published + ${change}` }),
      )
      .returning('published')
      .executeTakeFirstOrThrow()
    // Articles without a comment share what stands there.
    if (published === 0 || published === change) rows[0]!.touch(commentingTopic(articleId))
  }
}
