/** Agencies (المصدر): the sources of material, as data. */
import { z } from 'zod'
import { CommandError, command } from '../../kernel/command.ts'
import { id, optionalId, requiredLine, webAddress } from '../../kernel/fields.ts'
import type { ReadContext } from '../../kernel/read-context.ts'
import { fieldError } from '../../kernel/references.ts'
import { checkVersion, expectedVersion, versionOf } from '../../kernel/versions.ts'
import { may } from '../policies.ts'
import { removeThing } from '../remove-thing.ts'

/** Creates an agency (no id) or edits one. */
export const saveAgency = command({
  name: 'agency.save',
  input: z.object({
    id: optionalId.default(null),
    uri: z.string().min(1).max(1_000).optional(),
    name: requiredLine(160),
    url: webAddress.default(''),
    version: expectedVersion,
  }),
  may: may.publish,
  async run(work, { id: agencyId, uri, version: expected, ...columns }) {
    await checkVersion(work, 'agency', agencyId, expected)
    const namesake = await work.db
      .selectFrom('agencies')
      .select('id')
      .where('name', '=', columns.name)
      .executeTakeFirst()
    if (namesake && namesake.id !== agencyId)
      throw fieldError(['name'], 'taken', `There is an agency named "${columns.name}" already.`)
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
    work.invalidate('agencies', `agency:${row.id}`)
    work.about(`agency:${row.id}`)
    return { id: row.id, version }
  },
})

/** Deletes an agency; refused while an article names it as its source. */
export const removeAgency = command({
  name: 'agency.remove',
  input: z.object({ id }),
  may: may.publish,
  run: (work, { id: agencyId }) =>
    removeThing(work, {
      ...{ kind: 'agency', table: 'agencies', id: agencyId },
      cacheTags: ['agencies', `agency:${agencyId}`],
    }),
})

export const listAgencies = ({ db, dependOn }: ReadContext) => {
  dependOn('agencies')
  return db.selectFrom('agencies').select(['id', 'name', 'url']).orderBy('name').orderBy('id').execute()
}

/** An agency as its screen edits it. */
export async function agencyToEdit({ db }: ReadContext, agencyId: number) {
  const columns = ['id', 'name', 'url'] as const
  const row = await db.selectFrom('agencies').select(columns).where('id', '=', agencyId).executeTakeFirst()
  return row ? { ...row, version: await versionOf({ db }, 'agency', agencyId) } : null
}
