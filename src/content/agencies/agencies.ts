/** Agencies: where material comes from (المصدر), as data. */
import { sql } from 'kysely'
import { z } from 'zod'
import { may } from '../actor.ts'
import { CommandError, command } from '../command.ts'
import { id, optionalId, requiredLine, webAddress } from '../fields.ts'
import type { Reading } from '../reading.ts'
import { refusalAt } from '../references.ts'
import { removeThing } from '../removal.ts'
import { checkVersion, seenVersion, versionOf } from '../versions.ts'

/** Creates an agency (no id) or edits one. */
export const saveAgency = command({
  name: 'agency.save',
  input: z.object({
    id: optionalId.default(null),
    uri: z.string().min(1).max(1_000).optional(),
    name: requiredLine(160),
    url: webAddress.default(''),
    version: seenVersion,
  }),
  may: may.publish,
  async run(work, { id: agencyId, uri, version: seen, ...columns }) {
    await checkVersion(work, 'agency', agencyId, seen)
    const namesake = await work.db
      .selectFrom('agencies')
      .select('id')
      .where('name', '=', columns.name)
      .executeTakeFirst()
    if (namesake && namesake.id !== agencyId)
      throw refusalAt(['name'], 'taken', `There is an agency named "${columns.name}" already.`)
    const row = agencyId
      ? await work.db
          .updateTable('agencies')
          .set(columns)
          .where('id', '=', agencyId)
          .returning('id')
          .executeTakeFirst()
      : await work.db
          .insertInto('agencies')
          .values({ ...columns, ...(uri ? { uri } : {}) })
          .returning('id')
          .executeTakeFirst()
    if (!row) throw new CommandError('not-found', `There is no agency ${agencyId}.`)
    const version = await work.revise('agency', row.id, columns)
    work.touch('agencies', `agency:${row.id}`)
    work.about(`agency:${row.id}`)
    return { id: row.id, version }
  },
})

/** An agency that no article names as its source can go. */
export const removeAgency = command({
  name: 'agency.remove',
  input: z.object({ id }),
  may: may.publish,
  run: (work, { id: agencyId }) =>
    removeThing(work, {
      ...{ kind: 'agency', table: 'agencies', id: agencyId },
      unless: [
        {
          sentence: 'Articles name this agency as their source.',
          when: sql`select 1 from articles where agency_id = ${agencyId}`,
        },
      ],
      topics: ['agencies', `agency:${agencyId}`],
    }),
})

export const listAgencies = ({ db, note }: Reading) => {
  note('agencies')
  return db.selectFrom('agencies').select(['id', 'name', 'url']).orderBy('name').orderBy('id').execute()
}

/** An agency as its screen edits it. */
export async function agencyToEdit({ db }: Reading, agencyId: number) {
  const columns = ['id', 'name', 'url'] as const
  const row = await db.selectFrom('agencies').select(columns).where('id', '=', agencyId).executeTakeFirst()
  return row ? { ...row, version: await versionOf({ db }, 'agency', agencyId) } : null
}
