/** Agencies: where material comes from (المصدر), as data. */
import { z } from 'zod'
import { may } from '../actor.ts'
import { CommandError, command } from '../command.ts'
import { optionalId, requiredLine, webAddress } from '../fields.ts'

/** Creates an agency (no id) or edits one. */
export const saveAgency = command({
  name: 'agency.save',
  input: z.object({
    id: optionalId.default(null),
    uri: z.string().min(1).max(1_000).optional(),
    name: requiredLine(160),
    url: webAddress.default(''),
  }),
  may: may.publish,
  async run(work, { id, uri, ...columns }) {
    const row = id
      ? await work.db
          .updateTable('agencies')
          .set(columns)
          .where('id', '=', id)
          .returning('id')
          .executeTakeFirst()
      : await work.db
          .insertInto('agencies')
          .values({ ...columns, ...(uri ? { uri } : {}) })
          .returning('id')
          .executeTakeFirst()
    if (!row) throw new CommandError('not-found', `There is no agency ${id}.`)
    await work.revise('agency', row.id, columns)
    work.touch('agencies', `agency:${row.id}`)
    work.about(`agency:${row.id}`)
    return { id: row.id }
  },
})
