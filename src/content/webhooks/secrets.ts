/** The secrets that sign messages. They are stored like other secrets of the program, and shown once. */
import type { Kysely } from 'kysely'
import { storedSecret } from '../../kernel/secrets.ts'
import type { Tables } from '../../kernel/tables.ts'

/** The time after a change in which messages are also signed with the previous secret. */
export const overlapMs = 86_400_000

const nameOf = (webhookId: number, number: number) => `webhook:${webhookId}:${number}`

/** 32 random bytes in the notation of Standard Webhooks: `whsec_` and base64. */
export async function webhookSecret(db: Kysely<Tables>, webhookId: number, number: number): Promise<string> {
  const secret = await storedSecret(db, nameOf(webhookId, number))
  return `whsec_${Buffer.from(secret, 'base64url').toString('base64')}`
}

/** Deletes the secrets of a webhook; with `keepFrom`, all but that number and the next. */
export const forgetWebhookSecrets = async (
  db: Kysely<Tables>,
  webhookId: number,
  keepFrom?: number,
): Promise<void> =>
  void (await db
    .deleteFrom('secrets')
    .where('name', 'like', `webhook:${webhookId}:%`)
    .$if(keepFrom !== undefined, (query) =>
      query.where(
        'name',
        'not in',
        [keepFrom!, keepFrom! + 1].map((number) => nameOf(webhookId, number)),
      ),
    )
    .execute())

/**
 * Returns the secrets that sign a message now, the current one first. After a restore without secrets there are
 * none: the receiver would not know a new one.
 */
export async function signingSecrets(
  db: Kysely<Tables>,
  hook: { id: number; secretNumber: number; previousSecretUntil: Date | null },
  now: Date,
): Promise<string[]> {
  const overlaps = hook.previousSecretUntil !== null && hook.previousSecretUntil > now
  const numbers = overlaps ? [hook.secretNumber, hook.secretNumber - 1] : [hook.secretNumber]
  const names = numbers.map((number) => nameOf(hook.id, number))
  const kept = await db.selectFrom('secrets').select('name').where('name', 'in', names).execute()
  const isKept = (number: number) => kept.some(({ name }) => name === nameOf(hook.id, number))
  return Promise.all(numbers.filter(isKept).map((number) => webhookSecret(db, hook.id, number)))
}
