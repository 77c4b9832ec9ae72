/**
 * The rows of the database, as the migrations make them. These are the kernel's own; each owner in content/ adds its tables
 * to this interface, in its tables.ts.
 */
import type { ColumnType, Generated } from 'kysely'
import type { ChangesTable } from '../platform/changes.ts'

export interface Tables {
  changes: ChangesTable
  timers: {
    key: string
    dueAt: Date
    /** Consecutive failures since the last success. */
    attempts: Generated<number>
    error: string | null
    failedSince: Date | null
    failedAt: Date | null
  }
  revisions: {
    id: Generated<number>
    kind: string
    refId: number
    number: number
    command: string
    actor: string
    at: Generated<Date>
    content: ColumnType<unknown, string | null, string | null>
  }
  audit: {
    id: Generated<number>
    at: Generated<Date>
    actor: string
    staffId: number | null
    command: string
    subject: string
    /** The changes made by the command. */
    detail: ColumnType<Record<string, unknown>, string, string> | null
  }
  idempotencyKeys: {
    actor: string
    key: string
    request: string
    claim: string
    claimedAt: Date
    done: Generated<boolean>
    status: number | null
    /** Null when it was not stored, or was erased. */
    answer: ColumnType<unknown, string | null, string | null>
  }
  secrets: { name: string; value: string }
}
