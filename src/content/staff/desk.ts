/** The staff as administrators manage them. */
import { sql } from 'kysely'
import type { ReadContext } from '../../kernel/read-context.ts'

export async function staffAtDesk({ db }: Pick<ReadContext, 'db'>) {
  return db
    .selectFrom('staff as s')
    .select(['s.id', 's.name', 's.email', 's.role', 's.active', 's.personId'])
    .select(sql<boolean>`s.user_id is not null`.as('joined'))
    .select(({ selectFrom }) => [
      selectFrom('invitations as i')
        .select(({ fn }) => fn.max('i.expiresAt').as('at'))
        .whereRef('i.staffId', '=', 's.id')
        .where('i.usedAt', 'is', null)
        .where('i.expiresAt', '>', new Date())
        .as('invitedUntil'),
      selectFrom('revisions as r')
        .select(sql<number>`coalesce(max(r.number), 0)`.as('number'))
        .where('r.kind', '=', 'staff')
        .whereRef('r.refId', '=', 's.id')
        .$asScalar()
        .$notNull()
        .as('version'),
    ])
    .orderBy('s.active', 'desc')
    .orderBy('s.name')
    .orderBy('s.id')
    .execute()
}
