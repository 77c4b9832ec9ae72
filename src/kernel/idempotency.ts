/** Requests that a client may repeat: each is carried out once, and its response is kept for a day. */
import { randomUUID } from 'node:crypto'
import { type Kysely, sql, type Transaction } from 'kysely'
import { CommandError } from './command.ts'
import type { Tables } from './tables.ts'

const keptMs = 24 * 3_600_000
/** After this time without a result, the process that claimed the request is considered dead. */
const patienceMs = 30_000
const maxPruned = 500

export interface Repeatable {
  actor: string
  key: string
  /** The hash of the request. */
  request: string
}

export type Claimed =
  | { state: 'new'; claim: string }
  /** The key was used for a different request. */
  | { state: 'other' }
  | { state: 'running' }
  /** Already carried out; `answer` is null when the response was not kept. */
  | { state: 'done'; status: number | null; answer: unknown }

/** Claims a request, or returns the state of an earlier one. Deletes a limited number of expired rows. */
export async function claimRequest(
  db: Kysely<Tables>,
  { actor, key, request }: Repeatable,
): Promise<Claimed> {
  const claim = randomUUID()
  const now = Date.now()
  const old = new Date(now - keptMs)
  const stale = new Date(now - patienceMs)
  await sql`
    delete from idempotency_keys where ctid = any (array(
      select ctid from idempotency_keys where claimed_at < ${old} limit ${maxPruned} for update skip locked))
  `.execute(db)
  const { rowCount } = await sql`
    insert into idempotency_keys as k (actor, key, request, claim, claimed_at)
    values (${actor}, ${key}, ${request}, ${claim}, ${new Date(now)})
    on conflict (actor, key) do update set claim = excluded.claim, claimed_at = excluded.claimed_at
    where k.request = excluded.request and not k.done and k.claimed_at < ${stale}
  `
    .execute(db)
    .then(({ numAffectedRows }) => ({ rowCount: Number(numAffectedRows ?? 0) }))
  if (rowCount > 0) return { state: 'new', claim }
  const row = await db
    .selectFrom('idempotencyKeys')
    .select(['request', 'done', 'status', 'answer'])
    .where('actor', '=', actor)
    .where('key', '=', key)
    .executeTakeFirst()
  // The claim was released just now.
  if (!row) return { state: 'running' }
  if (row.request !== request) return { state: 'other' }
  return row.done ? { state: 'done', status: row.status, answer: row.answer } : { state: 'running' }
}

/**
 * Marks the request as done within the command's transaction.
 * @throws CommandError when another process has
 * claimed it since: this transaction is then rolled back
 */
export async function markDone(tx: Transaction<Tables>, claim: string): Promise<void> {
  const { numUpdatedRows } = await tx
    .updateTable('idempotencyKeys')
    .set({ done: true })
    .where('claim', '=', claim)
    .executeTakeFirst()
  if (numUpdatedRows === 0n)
    throw new CommandError('conflict', 'Another request with the same key is being carried out.')
}

/** Stores the response; null when it must not be stored because it contains a secret. */
export async function keepAnswer(
  db: Kysely<Tables>,
  claim: string,
  status: number,
  answer: unknown,
): Promise<void> {
  await db
    .updateTable('idempotencyKeys')
    .set({ done: true, status, answer: answer === null ? null : JSON.stringify(answer) })
    .where('claim', '=', claim)
    .execute()
}

/** Releases the claim of a refused request, so that it may be sent again. */
export async function giveUp(db: Kysely<Tables>, claim: string): Promise<void> {
  await db.deleteFrom('idempotencyKeys').where('claim', '=', claim).where('done', '=', false).execute()
}

/** Erases all stored responses: one of them may contain legally removed text. */
export async function eraseAnswers(db: Kysely<Tables>): Promise<void> {
  await db.updateTable('idempotencyKeys').set({ answer: null }).where('answer', 'is not', null).execute()
}
