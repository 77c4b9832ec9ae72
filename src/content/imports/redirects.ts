/** Redirects from the addresses of an old site. */
import { z } from 'zod'
import { command } from '../../kernel/command.ts'
import { id } from '../../kernel/fields.ts'
import { may } from '../policies.ts'
import { type Added, addRedirects, type Target } from '../redirects/add.ts'
import { targetKinds } from '../redirects/tables.ts'

const target: z.ZodType<Target> = z.union([
  z.object({ kind: z.enum(targetKinds), id }),
  z.object({ address: z.string().min(1).max(4_000) }),
  z.null(),
])

export interface OldAddress {
  source: string
  target: Target
}

/** Leads old addresses to what was imported; those that it refuses are in the answer. */
export const redirectImported = command({
  name: 'import.redirect',
  input: z.object({
    runId: id,
    rows: z.array(z.object({ source: z.string().max(10_000), target })).max(5_000),
  }),
  may: may.administer,
  run: (work, { runId, rows }): Promise<Added> =>
    addRedirects(
      work,
      rows.map((row) => ({ ...row, status: 301, origin: 'import', importRun: runId })),
    ),
})
