/** The audit log, for administrators. */

import { readAudit } from '../content/staff/audit.ts'
import { readSubjects } from '../content/staff/subjects.ts'
import { auditOperations } from '../contract/audit.ts'
import { handle } from './handle.ts'
import { listOf } from './shapes.ts'

export const auditRoutes = [
  handle(auditOperations.readAudit, async ({ db, query: { staffId, subject, after, limit } }) => {
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
  }),
]
