/** Tokens by which programs use the API: each with a role and an end. */
import { z } from 'zod'
import { type Actor, may } from '../actor.ts'
import { CommandError, command } from '../command.ts'
import { id, requiredLine } from '../fields.ts'
import type { Reading } from '../reading.ts'
import { hashOf, newSecret } from '../secret-words.ts'
import type { Role } from '../tables.ts'
import { roles } from './staff.ts'

const day = 86_400_000

/** Answers the token itself, once: only its hash is kept. */
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
      .values({ name, role, tokenHash: hashOf(token), createdBy: work.actor.name, expiresAt })
      .returning('id')
      .executeTakeFirstOrThrow()
    work.about(`token:${row.id}`)
    return { id: row.id, token, expiresAt }
  },
})

export const revokeToken = command({
  name: 'token.revoke',
  input: z.object({ id }),
  may: may.administer,
  async run(work, { id: tokenId }) {
    const row = await work.db
      .updateTable('tokens')
      .set({ revokedAt: work.now })
      .where('id', '=', tokenId)
      .where('revokedAt', 'is', null)
      .returning('id')
      .executeTakeFirst()
    if (!row) throw new CommandError('not-found', `There is no token ${tokenId} to revoke.`)
    work.about(`token:${tokenId}`)
  },
})

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

export const listTokens = ({ db }: Pick<Reading, 'db'>): Promise<TokenFacts[]> =>
  db
    .selectFrom('tokens')
    .select(['id', 'name', 'role', 'createdBy', 'createdAt', 'expiresAt', 'usedAt', 'revokedAt'])
    .orderBy('id', 'desc')
    .execute()

/** The actor of a good token, null of any other. When it was used is kept to the minute. */
export async function tokenActor({ db }: Pick<Reading, 'db'>, token: string): Promise<Actor | null> {
  const row = await db
    .selectFrom('tokens')
    .select(['id', 'name', 'role', 'usedAt'])
    .where('tokenHash', '=', hashOf(token))
    .where('revokedAt', 'is', null)
    .where('expiresAt', '>', new Date())
    .executeTakeFirst()
  if (!row) return null
  if (!row.usedAt || Date.now() - row.usedAt.getTime() > 60_000)
    await db.updateTable('tokens').set({ usedAt: new Date() }).where('id', '=', row.id).execute()
  return { id: null, name: row.name, role: row.role }
}
