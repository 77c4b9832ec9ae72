/** API tokens of programs: each has a role and an expiry. */
import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import type { Actor, Role } from '../../kernel/actor.ts'
import { CommandError, command, type Work } from '../../kernel/command.ts'
import { id, requiredLine } from '../../kernel/fields.ts'
import type { ReadContext } from '../../kernel/read-context.ts'
import { hashOf, newSecret } from '../../kernel/secrets.ts'
import { may } from '../policies.ts'
import { roles } from './roles.ts'

const day = 86_400_000

/** Returns the token itself, once: only its hash is stored. */
export const createToken = command({
  name: 'token.create',
  input: z.object({
    name: requiredLine(100),
    role: z.enum(roles),
    days: z.number().int().min(1).max(3_650).default(365),
  }),
  may: may.administer,
  async run(work, { name, role, days }) {
    const token = `nashra_${newSecret()}`
    const expiresAt = new Date(work.now.getTime() + days * day)
    const row = await work.db
      .insertInto('tokens')
      .values({
        ...{ name, role, tokenHash: hashOf(token), createdBy: work.actor.name, expiresAt },
        staffId: work.actor.token ? work.actor.token.staffId : work.actor.id,
        madeWith: work.actor.token?.id ?? null,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    work.about(`token:${row.id}`, { role, days })
    return { id: row.id, token, expiresAt }
  },
})

export const revokeToken = command({
  name: 'token.revoke',
  input: z.object({ id }),
  may: may.administer,
  async run(work, { id: tokenId }) {
    const revoked = await revokeTokens(work, sql<boolean>`id = ${tokenId}`)
    if (revoked === 0) throw new CommandError('not-found', `There is no token ${tokenId} to revoke.`)
    work.about(`token:${tokenId}`)
  },
})

/**
 * Revokes these tokens, all tokens created with them, and their preview links; returns the number of tokens.
 */
export async function revokeTokens(
  { db, now, invalidate }: Work,
  which: RawBuilder<boolean>,
): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    with recursive ended as (
      select id from tokens where revoked_at is null and ${which}
      union
      select t.id from tokens t join ended on t.made_with = ended.id
    )
    update tokens set revoked_at = ${now} where revoked_at is null and id in (select id from ended) returning id
  `.execute(db)
  const ids = rows.map(({ id }) => id)
  if (ids.length > 0) await db.deleteFrom('previews').where('tokenId', 'in', ids).execute()
  // Open event streams check their token again.
  if (ids.length > 0) invalidate('staff')
  return ids.length
}

export interface TokenFacts {
  id: number
  name: string
  role: Role
  createdBy: string
  createdAt: Date
  expiresAt: Date
  usedAt: Date | null
  revokedAt: Date | null
}

export const listTokens = ({ db }: Pick<ReadContext, 'db'>): Promise<TokenFacts[]> =>
  db
    .selectFrom('tokens')
    .select(['id', 'name', 'role', 'createdBy', 'createdAt', 'expiresAt', 'usedAt', 'revokedAt'])
    .orderBy('id', 'desc')
    .execute()

/** The actor of a valid token; null for any other text. The time of its last use is stored to the minute. */
export async function tokenActor({ db }: Pick<ReadContext, 'db'>, token: string): Promise<Actor | null> {
  const row = await db
    .selectFrom('tokens as t')
    .leftJoin('staff as s', 's.id', 't.staffId')
    .select(['t.id', 't.name', 't.role', 't.usedAt', 't.staffId'])
    .where('t.tokenHash', '=', hashOf(token))
    .where('t.revokedAt', 'is', null)
    .where('t.expiresAt', '>', new Date())
    .where((eb) => eb.or([eb('t.staffId', 'is', null), eb('s.active', '=', true)]))
    .executeTakeFirst()
  if (!row) return null
  if (!row.usedAt || Date.now() - row.usedAt.getTime() > 60_000)
    await db.updateTable('tokens').set({ usedAt: new Date() }).where('id', '=', row.id).execute()
  return { id: null, name: row.name, role: row.role, token: { id: row.id, staffId: row.staffId } }
}
