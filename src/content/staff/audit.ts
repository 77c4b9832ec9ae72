/** The audit log, newest first. */
import type { ReadContext } from '../../kernel/read-context.ts'

export interface AuditEntry {
  id: number
  at: Date
  actor: string
  command: string
  subject: string
  /** The changed fields, where the command and its subject do not show them. */
  detail: Record<string, unknown> | null
}

export interface AuditFilter {
  staffId?: number
  subject?: string
  /** The id of the last entry on the previous page. */
  after?: number
  limit: number
}

export async function readAudit({ db }: Pick<ReadContext, 'db'>, filter: AuditFilter): Promise<AuditEntry[]> {
  let query = db
    .selectFrom('audit')
    .select(['id', 'at', 'actor', 'command', 'subject', 'detail'])
    .orderBy('id', 'desc')
    .limit(filter.limit)
  if (filter.staffId !== undefined) query = query.where('staffId', '=', filter.staffId)
  if (filter.subject !== undefined) query = query.where('subject', '=', filter.subject)
  if (filter.after !== undefined) query = query.where('id', '<', filter.after)
  return query.execute()
}
