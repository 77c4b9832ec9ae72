/**
 * The only module that changes the state of a comment. It also updates the counts (of an article, a thread and
 * a reader), stores the decision and invalidates the pages that show any of it.
 */
import { type Insertable, type Selectable, sql, type Transaction } from 'kysely'
import { signature, staffIdOf, system } from '../../kernel/actor.ts'
import { batchLoad } from '../../kernel/batch-load.ts'
import { CommandError, type Work, type WriteRows } from '../../kernel/command.ts'
import type { Tables } from '../../kernel/tables.ts'
import { commentingCacheTag } from './closing.ts'
import { commentHidden, commentPublished, commentRemoved } from './events.ts'
import { trustLevelIn } from './moderation/trust-level.ts'
import type { Reason } from './reasons.ts'
import type { CommentDecisionsTable, CommentState, CommentsTable } from './tables.ts'

export type CommentRow = Selectable<CommentsTable>
export type Verdict = CommentDecisionsTable['verdict']

/** The actor of decisions that the rules make. */
export const moderation = system('moderation')

/** The cache tag of the moderators' queues; every change of state invalidates it. */
export const queueCacheTag = 'comments-queue'

/** A comment's row, locked until the transaction ends. */
export async function lockComment(db: Transaction<Tables>, id: number): Promise<CommentRow> {
  const row = await db.selectFrom('comments').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  if (!row) throw new CommandError('not-found', `There is no comment ${id}.`)
  return row
}

/** States in which readers still see the thread; a withdrawn comment leaves a placeholder. */
export const holdsThread = (state: CommentState) =>
  state === 'published' || state === 'withdrawn' || state === 'erased'

/** The number that a first comment and its thread add to the article's count. */
const weight = (state: CommentState, replies: number) =>
  (state === 'published' ? 1 : 0) + (holdsThread(state) ? replies : 0)

/**
 * Sets the state of a locked or just inserted comment and stores the reasons. Setting the same state again is a
 * decision too: it is stored, and nothing is counted twice. Returns the updated row.
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

/** Inserts a comment in the state that the rules decided: the same as setState, in fewer statements. */
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

/** Inserts a comment unless its key exists already. */
const insertNew = batchLoad(async (db, all: Insertable<CommentsTable>[]) => {
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
  work.defer(addDecisions, {
    commentId: before.id,
    actor: signature(actor),
    staffId: staffIdOf(actor),
    verdict,
    reasons: JSON.stringify(reasons),
  })
  await count(work, before, state)
  emitChange(work, before, state)
  noteChange(work, before, state)
}

const addDecisions: WriteRows<Insertable<CommentDecisionsTable>> = async (db, rows) =>
  void (await db.insertInto('commentDecisions').values(rows).execute())

/** Invalidates the pages that show the comment; a comment that was never public is on none. */
export function noteChange(work: Work, comment: CommentRow, state: CommentState = comment.state): void {
  work.invalidate(queueCacheTag)
  if (comment.publishedAt === null && state !== 'published') return
  work.invalidate(
    `comments:${comment.articleId}`,
    `comment:${comment.id}`,
    `thread:${comment.rootId ?? comment.id}`,
  )
}

function emitChange({ emit }: Work, before: CommentRow, state: CommentState): void {
  const { id } = before
  if (before.state === state) return
  if (state === 'published') emit(commentPublished({ id }))
  else if (state === 'erased' && before.publishedAt) emit(commentRemoved({ id }))
  else if (before.state === 'published') emit(commentHidden({ id }))
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
  if (change !== 0)
    work.defer(addCounts, { articleId: comment.articleId, change, invalidate: work.invalidate })
  const rejected = Number(state === 'rejected') - Number(comment.state === 'rejected')
  if (comment.readerId !== null && (shown !== 0 || rejected !== 0))
    await db
      .updateTable('readers')
      .set({
        publishedCount: sql`published_count + ${shown}`,
        rejectedCount: sql`rejected_count + ${rejected}`,
        trustLevel: trustLevelIn(sql`(published_count + ${shown})`, sql`(rejected_count + ${rejected})`),
      })
      .where('id', '=', comment.readerId)
      .execute()
}

interface CountChange {
  articleId: number
  change: number
  invalidate: Work['invalidate']
}

/** Runs last: all who comment on one article wait for each other here, so the lock must be short. */
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
    // Articles without a comment share one fragment.
    if (published === 0 || published === change) rows[0]!.invalidate(commentingCacheTag(articleId))
  }
}
