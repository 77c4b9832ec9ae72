/** The readers who receive the newsletter, and those who have left it, for another program's list of members. */
import type { Kysely } from 'kysely'
import type { Tables } from '../../kernel/tables.ts'
import { csvLine } from './csv.ts'
import type { TextFile } from './files.ts'

const pageSize = 1_000

/** The header that Ghost reads; other programs map the columns. */
const header = ['email', 'name', 'note', 'subscribed_to_emails', 'complimentary_plan', 'created_at', 'labels']

/**
 * Writes one line per subscriber who confirmed the address. One who left stays in the list as not subscribed, so that
 * nobody writes to them again. Answers the numbers of both.
 */
export async function writeMembers(
  db: Kysely<Tables>,
  file: TextFile,
): Promise<{ subscribed: number; left: number }> {
  const written = { subscribed: 0, left: 0 }
  await file.write(csvLine(header))
  for (let after = 0; ; ) {
    const rows = await db
      .selectFrom('subscribers')
      .select(['id', 'email', 'state', 'daily', 'breaking', 'askedAt', 'confirmedAt', 'labels'])
      .where('id', '>', after)
      .where('state', 'in', ['confirmed', 'unsubscribed'])
      .orderBy('id')
      .limit(pageSize)
      .execute()
    if (rows.length === 0) return written
    for (const row of rows) {
      const isSubscribed = row.state === 'confirmed'
      written[isSubscribed ? 'subscribed' : 'left']++
      const labels = [...(row.daily ? ['daily'] : []), ...(row.breaking ? ['breaking'] : []), ...row.labels]
      await file.write(
        csvLine([
          ...[row.email, '', '', String(isSubscribed), 'false'],
          ...[(row.confirmedAt ?? row.askedAt).toISOString(), labels.join(',')],
        ]),
      )
    }
    after = rows.at(-1)!.id
  }
}
