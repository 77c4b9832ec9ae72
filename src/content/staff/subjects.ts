/** The subjects of the audit log: 'article:12' → its headline, and the item that it is part of. */
import { sql } from 'kysely'
import type { ReadContext } from '../../kernel/read-context.ts'

const named: Record<string, { table: string; column: string; within?: string }> = {
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
  entry: { table: 'entries', column: 'headline', within: 'coverage' },
  media: { table: 'media', column: 'caption' },
  comment: { table: 'comments', column: 'name' },
  reader: { table: 'readers', column: 'name' },
  redirect: { table: 'redirects', column: 'key' },
  'redirect-pattern': { table: 'redirect_patterns', column: 'pattern' },
}

export interface Subject {
  /** Null when it has no name. */
  name: string | null
  /** The item that it is part of: 'coverage:3'. */
  within: string | null
}

/** Deleted items are not in the answer. */
export async function readSubjects(
  { db }: Pick<ReadContext, 'db'>,
  subjects: string[],
): Promise<Map<string, Subject>> {
  const byKind = new Map<string, Set<number>>()
  for (const subject of subjects) {
    const [kind = '', ref] = subject.split(':')
    const id = Number(ref)
    if (named[kind] && Number.isInteger(id)) byKind.set(kind, (byKind.get(kind) ?? new Set()).add(id))
  }
  const found = new Map<string, Subject>()
  for (const [kind, ids] of byKind) {
    const { table, column, within } = named[kind]!
    const part = within ? sql.ref(`${within}_id`) : sql.lit(null)
    const { rows } = await sql<{ id: number; name: string; part: number | null }>`
      select id, ${sql.ref(column)} as name, ${part} as part
        from ${sql.table(table)} where id = any(${[...ids]}::integer[])
    `.execute(db)
    for (const { id, name, part } of rows)
      found.set(`${kind}:${id}`, { name: name || null, within: part === null ? null : `${within}:${part}` })
  }
  return found
}
