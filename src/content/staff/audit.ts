/** The audit log, newest first. */
import type { Reading } from '../reading.ts'

export interface Deed {
  id: number
  at: Date
  actor: string
  command: string
  subject: string
}

export interface AuditFilter {
  staffId?: number
  subject?: string
  /** The id of the last deed of the page before. */
  after?: number
  limit: number
}

export async function readAudit({ db }: Pick<Reading, 'db'>, filter: AuditFilter): Promise<Deed[]> {
  let query = db
    .selectFrom('audit')
    .select(['id', 'at', 'actor', 'command', 'subject'])
    .orderBy('id', 'desc')
    .limit(filter.limit)
  if (filter.staffId !== undefined) query = query.where('staffId', '=', filter.staffId)
  if (filter.subject !== undefined) query = query.where('subject', '=', filter.subject)
  if (filter.after !== undefined) query = query.where('id', '<', filter.after)
  return query.execute()
}
