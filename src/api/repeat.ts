/** Idempotency-Key (an IETF draft): a repeated request gets the first response and changes nothing. */
import { createHash } from 'node:crypto'
import type { Context } from 'hono'
import type { Kysely, Transaction } from 'kysely'
import { takesKey } from '../contract/conditions.ts'
import type { Operation } from '../contract/operation.ts'
import type { Actor } from '../kernel/actor.ts'
import { claimRequest, giveUp, keepAnswer, markDone } from '../kernel/idempotency.ts'
import type { Tables } from '../kernel/tables.ts'
import { canonicalJson } from '../values/canonical-json.ts'
import type { Env } from './context.ts'
import { Problem } from './problem.ts'

/** Runs within the transaction of each command of the request. */
type Within = (tx: Transaction<Tables>) => Promise<void>

const nameOf = ({ id, name, token }: Actor) => (token ? `token:${token.id}` : id ? `staff:${id}` : name)

/** The key of a request; null when it has none. */
function keyOf(c: Context<Env>, operation: Operation): string | null {
  const key = c.req.header('idempotency-key')?.trim()
  if (key === undefined) return null
  if (!takesKey(operation))
    throw new Problem(
      'invalid',
      'This route accepts no Idempotency-Key. The request can be repeated without one.',
    )
  if (!/^[\x21-\x7e]{8,200}$/.test(key))
    throw new Problem('invalid', 'Idempotency-Key must be 8 to 200 ASCII characters without spaces.')
  return key
}

/**
 * Runs an operation once per key and caller.
 * @param sent the raw body @returns the result of `run`, or the stored response
 */
export async function runOnce<A>(
  c: Context<Env>,
  { db, actor, operation, sent }: { db: Kysely<Tables>; actor: Actor; operation: Operation; sent: unknown },
  run: (within?: Within) => Promise<A>,
): Promise<A | Response> {
  const key = keyOf(c, operation)
  if (key === null) return run()
  const request = createHash('sha256')
    .update(`${c.req.method} ${c.req.url}\n${canonicalJson(sent)}`)
    .digest('hex')
  const found = await claimRequest(db, { actor: nameOf(actor), key, request })
  if (found.state === 'other')
    throw new Problem('invalid', 'Another request was sent with this Idempotency-Key. Nothing was changed.', {
      reason: 'key-reused',
    })
  if (found.state === 'running')
    throw new Problem(
      'conflict',
      'A request with this Idempotency-Key is being carried out. Send it again later.',
      {
        reason: 'in-progress',
      },
    )
  if (found.state === 'done') {
    if (found.status === null || (found.answer === null && found.status !== 204))
      throw new Problem('conflict', 'This request was carried out before; its response was not stored.', {
        reason: 'already-done',
      })
    c.header('Cache-Control', 'no-store')
    c.header('Idempotent-Replayed', 'true')
    return found.status === 204 ? c.body(null, 204) : c.json(found.answer as never, found.status as 200)
  }
  const { claim } = found
  let result: A
  try {
    result = await run((tx) => markDone(tx, claim))
  } catch (error) {
    await giveUp(db, claim).catch(() => {})
    throw error
  }
  const status = operation.answer ? (operation.status ?? 200) : 204
  await keepAnswer(db, claim, status, operation.answersSecret ? null : (result ?? null))
  return result
}
