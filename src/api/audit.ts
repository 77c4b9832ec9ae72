/** What people did, for administrators. */
import { z } from 'zod'
import { may } from '../content/actor.ts'
import { readAudit } from '../content/staff/audit.ts'
import { readSubjects } from '../content/staff/subjects.ts'
import { Problem } from './problem.ts'
import { instant, route } from './route.ts'
import { list, listOf, listQuery } from './shapes.ts'

export const auditRoutes = [
  route({
    method: 'get',
    path: '/audit',
    name: 'readAudit',
    summary: 'What people did, the newest first; of one member, or about one thing ("article:12").',
    query: z.object({
      limit: listQuery.limit,
      after: z.coerce.number().int().positive().nullable().default(null),
      staffId: z.coerce.number().int().positive().max(2_147_483_647).optional(),
      subject: z
        .string()
        .regex(/^[a-z-]{1,40}(:[a-z0-9-]{1,60})?$/, 'is a kind, or a kind and a number')
        .optional(),
    }),
    answer: list(
      z.object({
        ...{ id: z.number(), at: instant, actor: z.string(), command: z.string(), subject: z.string() },
        /** What the thing is called now; null when it has no name or is gone. */
        name: z.string().nullable(),
        /** What it is part of: "coverage:3" for an entry; null when of nothing, or when it is gone. */
        within: z.string().nullable(),
      }),
    ),
    async run({ actor, db, query: { staffId, subject, after, limit } }) {
      if (!may.administer(actor)) throw new Problem('forbidden', 'The audit log is for administrators.')
      const rows = await readAudit(
        { db },
        {
          ...(staffId === undefined ? {} : { staffId }),
          ...(subject === undefined ? {} : { subject }),
          ...(after === null ? {} : { after }),
          limit: limit + 1,
        },
      )
      const shown = rows.slice(0, limit)
      const subjects = await readSubjects({ db }, [...new Set(shown.map((row) => row.subject))])
      const unknown = { name: null, within: null }
      const items = shown.map((row) => ({ ...row, ...(subjects.get(row.subject) ?? unknown) }))
      return listOf({ items, after: rows.length > limit ? shown.at(-1)!.id : null })
    },
  }),
]
