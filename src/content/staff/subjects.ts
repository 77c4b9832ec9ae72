/** The names of what the audit log speaks of: 'article:12' → its headline. */
import { sql } from 'kysely'
import type { Reading } from '../reading.ts'

const named: Record<string, { table: string; column: string }> = {
  article: { table: 'articles', column: 'headline' },
  section: { table: 'sections', column: 'name' },
  agency: { table: 'agencies', column: 'name' },
  person: { table: 'people', column: 'name' },
  programme: { table: 'programmes', column: 'name' },
  story: { table: 'stories', column: 'name' },
  page: { table: 'pages', column: 'title' },
  channel: { table: 'channels', column: 'name' },
  staff: { table: 'staff', column: 'name' },
  token: { table: 'tokens', column: 'name' },
  coverage: { table: 'coverages', column: 'headline' },
  entry: { table: 'entries', column: 'headline' },
  media: { table: 'media', column: 'caption' },
  comment: { table: 'comments', column: 'name' },
  reader: { table: 'readers', column: 'name' },
}

/** What has no name, or is gone, is not in the answer. */
export async function subjectNames(
  { db }: Pick<Reading, 'db'>,
  subjects: string[],
): Promise<Map<string, string>> {
  const byKind = new Map<string, Set<number>>()
  for (const subject of subjects) {
    const [kind = '', ref] = subject.split(':')
    const id = Number(ref)
    if (named[kind] && Number.isInteger(id)) byKind.set(kind, (byKind.get(kind) ?? new Set()).add(id))
  }
  const names = new Map<string, string>()
  for (const [kind, ids] of byKind) {
    const { table, column } = named[kind]!
    const { rows } = await sql<{ id: number; name: string }>`
      select id, ${sql.ref(column)} as name from ${sql.table(table)} where id = any(${[...ids]}::integer[])
    `.execute(db)
    for (const { id, name } of rows) if (name) names.set(`${kind}:${id}`, name)
  }
  return names
}
