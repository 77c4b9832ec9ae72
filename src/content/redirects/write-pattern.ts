/** Patterns that people write, one by one. */
import { sql } from 'kysely'
import { z } from 'zod'
import { CommandError, command } from '../../kernel/command.ts'
import { id, optionalId } from '../../kernel/fields.ts'
import { fieldError } from '../../kernel/references.ts'
import { checkVersion, expectedVersion } from '../../kernel/versions.ts'
import { may } from '../policies.ts'
import { redirectsCacheTag } from './cache-tags.ts'
import {
  compilePattern,
  isPatternTarget,
  longestPattern,
  maxPatterns,
  writePatternTarget,
} from './patterns.ts'
import { redirectStatuses } from './tables.ts'

/** Creates a pattern (no id), the last one without a position, or changes one. */
export const saveRedirectPattern = command({
  name: 'redirect-pattern.save',
  input: z.object({
    id: optionalId.default(null),
    pattern: z.string().trim().min(1, 'is missing').max(longestPattern),
    /** Null: what it matches is gone (410). */
    address: z.string().trim().min(1).max(2_000).nullable(),
    status: z.union(redirectStatuses.map((one) => z.literal(one))).default(301),
    position: z.number().int().min(0).max(100_000).optional(),
    version: expectedVersion,
  }),
  may: may.administer,
  async run(work, { id: patternId, pattern, address: given, status: wanted, position, version: expected }) {
    const { db } = work
    await checkVersion(work, 'redirect-pattern', patternId, expected)
    if (compilePattern(pattern) === null)
      throw fieldError(['pattern'], 'not-pattern', 'pattern: is no regular expression of linear time (RE2).')
    const address = given === null ? null : writePatternTarget(given)
    if (address !== null && !isPatternTarget(address))
      throw fieldError(
        ['address'],
        'not-address',
        'address: must be a path of the site or an http(s) address, without groups in the name of the host.',
      )
    const all = await db.selectFrom('redirectPatterns').select(['id', 'pattern']).execute()
    const other = all.find((one) => one.pattern === pattern && one.id !== patternId)
    if (other) throw fieldError(['pattern'], 'taken', `pattern: is that of ${other.id}.`)
    if (patternId === null && all.length >= maxPatterns)
      throw new CommandError(
        'conflict',
        `There are ${maxPatterns} patterns already, the most that are allowed.`,
      )
    const status = address === null ? (410 as const) : wanted === 410 ? (301 as const) : wanted
    const columns = { pattern, address, status }
    const last = sql<number>`(select coalesce(max(position), 0) + 1 from redirect_patterns)`
    const row = patternId
      ? await db
          .updateTable('redirectPatterns')
          .set({ ...columns, ...(position === undefined ? {} : { position }) })
          .where('id', '=', patternId)
          .returning('id')
          .executeTakeFirst()
      : await db
          .insertInto('redirectPatterns')
          .values({ ...columns, position: position ?? last, origin: 'person', importRun: null, lastAt: null })
          .returning('id')
          .executeTakeFirst()
    if (!row) throw new CommandError('not-found', `There is no pattern ${patternId}.`)
    const version = await work.revise('redirect-pattern', row.id, columns)
    work.invalidate(redirectsCacheTag)
    work.about(`redirect-pattern:${row.id}`)
    return { id: row.id, version }
  },
})

export const removeRedirectPattern = command({
  name: 'redirect-pattern.remove',
  input: z.object({ id }),
  may: may.administer,
  async run(work, { id: patternId }) {
    const row = await work.db
      .deleteFrom('redirectPatterns')
      .where('id', '=', patternId)
      .returning('id')
      .executeTakeFirst()
    if (!row) throw new CommandError('not-found', `There is no pattern ${patternId}.`)
    await work.revise('redirect-pattern', patternId, { removed: true })
    work.invalidate(redirectsCacheTag)
    work.about(`redirect-pattern:${patternId}`)
  },
})
