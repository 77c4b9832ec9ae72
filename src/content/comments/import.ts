/**
 * Imports the comments of an article from another program, with their dates and states. No rule moderates them and nobody
 * is told. What is here already stays as moderators and readers left it.
 */
import { createHmac } from 'node:crypto'
import { type Kysely, sql } from 'kysely'
import { z } from 'zod'
import { signature } from '../../kernel/actor.ts'
import { batchLoad } from '../../kernel/batch-load.ts'
import { CommandError, command, type Work, type WriteRows } from '../../kernel/command.ts'
import { id } from '../../kernel/fields.ts'
import { storedSecret } from '../../kernel/secrets.ts'
import type { Tables } from '../../kernel/tables.ts'
import { cleanComment, cleanName } from '../../language/comment-text.ts'
import { fingerprintOf } from '../../language/obfuscation/fingerprint.ts'
import { mailboxOf } from '../../platform/mail.ts'
import { may } from '../policies.ts'
import { identities } from '../removals.ts'
import { commentingCacheTag } from './closing.ts'
import type { Reason } from './reasons.ts'
import { holdsThread, lockComment, queueCacheTag, setState } from './state.ts'
import type { CommentState } from './tables.ts'

/** The longest text and name that are accepted; readers here write shorter ones. */
export const longestImported = { text: 20_000, name: 100 }

const comment = z.object({
  /** Identifies it among all comments, such as "wordpress:old.example:12". */
  key: z.string().min(8).max(300),
  /** The key of the comment that it answers. One that is not public begins a thread of its own. */
  parentKey: z.string().max(300).nullable().default(null),
  name: z.string().max(longestImported.name).transform(cleanName).pipe(z.string().min(1)),
  text: z.string().max(longestImported.text).transform(cleanComment).pipe(z.string().min(1)),
  state: z.enum(['published', 'held']),
  /** Null when the old program does not know. */
  at: z.date().nullable(),
  emailHash: z.string().max(64).nullable().default(null),
})
export type ImportedComment = z.input<typeof comment>
type Given = z.output<typeof comment>

export interface ImportedComments {
  added: number
  /** Those that were here before, and those of them that the old site has meanwhile published or hidden. */
  known: number
  changed: number
  /** Those that were removed here for legal reasons. */
  removed: number
  /** The keys of those that answer an answer, so that they stand in its thread and name whom they answer. */
  flattened: string[]
}

/** Hashes the mail address of a commenter as those of readers here are hashed. */
export async function commenterHash(db: Kysely<Tables>): Promise<(email: string) => string | null> {
  const secret = await storedSecret(db, 'reader-addresses')
  return (email) =>
    /^\S+@\S+$/.test(email)
      ? createHmac('sha256', secret).update(mailboxOf(email)).digest('base64url').slice(0, 22)
      : null
}

interface Place {
  id: number
  rootId: number | null
  /** The states of the comment and of the first one of its thread. */
  state: CommentState
  rootState: CommentState | null
}

interface Known extends Place {
  key: string
  articleId: number
  version: number
}

const knownComments = batchLoad(async (db, all: string[][]): Promise<Known[][]> => {
  const rows = await db
    .selectFrom('comments as c')
    .leftJoin('comments as r', 'r.id', 'c.rootId')
    .select(['c.id', 'c.key', 'c.articleId', 'c.rootId', 'c.state', 'c.version', 'r.state as rootState'])
    .where('c.key', '=', sql<string>`any(${all.flat()}::text[])`)
    .execute()
  const byKey = new Map(rows.map((row) => [row.key, row]))
  return all.map((keys) => keys.flatMap((key) => byKey.get(key) ?? []))
})

const removedComments = batchLoad(async (db, all: string[][]): Promise<Set<string>[]> => {
  const byIdentity = new Map(all.flat().map((key) => [identities.comment(key), key]))
  const rows = await db
    .selectFrom('removals')
    .select('identity')
    .where('kind', '=', 'comment')
    .where('identity', '=', sql<string>`any(${[...byIdentity.keys()]}::text[])`)
    .execute()
  const removed = new Set(rows.map(({ identity }) => byIdentity.get(identity)!))
  return all.map(() => removed)
})

const existingArticle = batchLoad(async (db, ids: number[]) => {
  const rows = await db
    .selectFrom('articles')
    .select('id')
    .where('id', 'in', ids)
    .where('state', '!=', 'removed')
    .execute()
  const found = new Set(rows.map(({ id }) => id))
  return ids.map((one) => found.has(one))
})

const newIds = batchLoad(async (db, counts: number[]): Promise<number[][]> => {
  const all = counts.reduce((sum, count) => sum + count, 0)
  const { rows } = await sql<{ id: number }>`
    select nextval(pg_get_serial_sequence('comments', 'id'))::integer as id
    from generate_series(1, ${all}::integer)`.execute(db)
  const ids = rows.map(({ id }) => id)
  return counts.map((count) => ids.splice(0, count))
})

interface NewComment {
  id: number
  key: string
  articleId: number
  rootId: number | null
  parentId: number | null
  name: string
  text: string
  state: CommentState
  reasons: Reason[]
  fingerprint: string
  emailHash: string | null
  postedAt: Date
  replyCount: number
  actor: string
}

const writeComments: WriteRows<NewComment> = async (db, rows) => {
  await sql`
    with given as (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as one (
        id integer, key text, "articleId" integer, "rootId" integer, "parentId" integer, name text, text text,
        state text, reasons jsonb, fingerprint text, "emailHash" text, "postedAt" timestamptz,
        "replyCount" integer, actor text)
    ), written as (
      insert into comments (id, key, article_id, root_id, parent_id, name, text, state, reasons, fingerprint,
        email_hash, posted_at, published_at, reply_count)
      select id, key, "articleId", "rootId", "parentId", name, text, state, reasons, fingerprint, "emailHash",
        "postedAt", case when state = 'published' then "postedAt" end, "replyCount" from given
      returning id
    )
    insert into comment_decisions (comment_id, actor, verdict, reasons)
    select id, actor, case when state = 'published' then 'publish' else 'hold' end, reasons
    from given where id in (select id from written) order by id`.execute(db)
}

const addReplies: WriteRows<{ rootId: number; replies: number }> = async (db, rows) =>
  void (await sql`
    update comments set reply_count = reply_count + more.replies
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as more ("rootId" integer, replies integer)
    where comments.id = more."rootId"`.execute(db))

/** Runs last, because all who comment on one article wait for each other here. */
const addCounts: WriteRows<{ articleId: number; change: number }> = async (db, rows) =>
  void (await sql`
    insert into comment_counts (article_id, published)
    select "articleId", sum(change)
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as one ("articleId" integer, change integer)
    group by 1 order by 1
    on conflict (article_id) do update set published = comment_counts.published + excluded.published`.execute(
    db,
  ))

const reason: Reason = { phase: 'import', code: 'imported' }

/** Those whose parent is among them follow it; none is its own ancestor. */
function inOrder(comments: Given[]): Given[] {
  const left = new Map(comments.map((one) => [one.key, one]))
  const sorted: Given[] = []
  for (const one of comments) {
    const ancestors: Given[] = []
    for (let at = left.get(one.key); at; at = left.get(at.parentKey ?? '')) {
      left.delete(at.key)
      ancestors.push(at)
    }
    sorted.push(...ancestors.reverse())
  }
  return sorted
}

/** Places the comments in threads. Returns the new rows, and the public replies that each older thread gets. */
function placed(work: Work, articleId: number, comments: Given[], ids: number[], known: Known[]) {
  const places = new Map<string, Place>(
    known.filter((one) => one.articleId === articleId).map((one) => [one.key, one]),
  )
  const rows = new Map<number, NewComment>()
  const older = new Map<number, number>()
  const flattened: string[] = []
  for (const [index, { key, parentKey, name, text, state, emailHash, at }] of comments.entries()) {
    const parent = parentKey === null ? undefined : places.get(parentKey)
    const isAnswer = parent?.state === 'published' && holdsThread(parent.rootState ?? parent.state)
    const rootId = isAnswer ? (parent.rootId ?? parent.id) : null
    if (isAnswer && parent.rootId !== null) flattened.push(key)
    const id = ids[index]!
    places.set(key, { id, rootId, state, rootState: isAnswer ? (parent.rootState ?? parent.state) : null })
    rows.set(id, {
      ...{ id, key, articleId, rootId, parentId: rootId === null ? null : parent!.id, name, text, state },
      ...{ reasons: [reason], fingerprint: fingerprintOf(text), emailHash },
      ...{ postedAt: at ?? work.now, replyCount: 0, actor: signature(work.actor) },
    })
    if (rootId === null || state !== 'published') continue
    const root = rows.get(rootId)
    if (root) root.replyCount++
    else older.set(rootId, (older.get(rootId) ?? 0) + 1)
  }
  return { rows: [...rows.values()], older, flattened }
}

/** Follows what the old site has decided meanwhile about comments on which nobody here has decided. */
async function bringDecisions(work: Work, known: Known[], comments: Given[]): Promise<number> {
  const states = new Map(comments.map(({ key, state }) => [key, state]))
  let changed = 0
  for (const { id, key, state: before, version } of known) {
    const state = states.get(key)
    if (!state || state === before || version > 1 || (before !== 'published' && before !== 'held')) continue
    const row = await lockComment(work.db, id)
    if (row.version > 1) continue
    const quiet = { ...work, emit: () => {} }
    await setState(quiet, row, state, [reason], state === 'published' ? 'publish' : 'hold')
    await work.db
      .updateTable('comments')
      .set({ version: 1, publishedAt: state === 'published' ? row.postedAt : null })
      .where('id', '=', id)
      .execute()
    changed++
  }
  return changed
}

/** Imports comments of one article, as many as a call brings; a call may continue the threads of an earlier one. */
export const importComments = command({
  name: 'comments.import',
  input: z.object({ articleId: id, comments: z.array(comment).min(1).max(2_000) }),
  may: may.publish,
  async run(work, { articleId, comments }): Promise<ImportedComments> {
    const keys = new Set(
      comments.flatMap(({ key, parentKey }) => [key, ...(parentKey === null ? [] : [parentKey])]),
    )
    const [isThere, known, gone] = await Promise.all([
      existingArticle(work.db, articleId),
      knownComments(work.db, [...keys]),
      removedComments(
        work.db,
        comments.map(({ key }) => key),
      ),
    ])
    if (!isThere) throw new CommandError('not-found', `There is no article ${articleId}.`)
    const here = new Set(known.map(({ key }) => key))
    const removed = comments.filter(({ key }) => gone.has(key) && !here.has(key)).length
    const fresh = inOrder(comments.filter(({ key }) => !here.has(key) && !gone.has(key)))
    const changed = await bringDecisions(work, known, comments)
    const output = { added: fresh.length, known: comments.length - fresh.length - removed, changed, removed }
    if (fresh.length === 0) return { ...output, flattened: [] }
    const ids = await newIds(work.db, fresh.length)
    const { rows, older, flattened } = placed(work, articleId, fresh, ids, known)
    for (const row of rows) work.defer(writeComments, row)
    for (const [rootId, replies] of older) work.defer(addReplies, { rootId, replies })
    const change = rows.filter(({ state }) => state === 'published').length
    if (change > 0) work.defer(addCounts, { articleId, change })
    work.invalidate(`comments:${articleId}`, commentingCacheTag(articleId))
    work.invalidate([...older.keys()].map((rootId) => `thread:${rootId}`))
    if (change < rows.length) work.invalidate(queueCacheTag)
    work.about(`article:${articleId}`)
    return { ...output, flattened }
  },
})
