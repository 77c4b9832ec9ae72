/** The entries of a coverage as the newsroom sees them, including drafts and unpublished ones. */

import type { BodyDocument } from '../../body/document.ts'
import type { ReadContext } from '../../kernel/read-context.ts'
import type { EntryFlag, EntryState } from './tables.ts'

type Db = Pick<ReadContext, 'db'>
type Named = { id: number; name: string }

export interface DeskEntry {
  id: number
  key: string
  state: EntryState
  sequence: number | null
  changedSequence: number
  version: number
  pinned: boolean
  flag: EntryFlag
  headline: string
  body: BodyDocument
  person: Named | null
  /** The staff member who writes the draft; null when anyone may. */
  assignee: Named | null
  createdBy: Named | null
  createdAt: Date
  updatedBy: string
  updatedAt: Date
  publishedAt: Date | null
  editedAt: Date | null
  unpublishedReason: string | null
}

const entryQuery = ({ db }: Db, coverageId: number) =>
  db
    .selectFrom('entries as e')
    .leftJoin('people as p', 'p.id', 'e.personId')
    .leftJoin('staff as h', 'h.id', 'e.assignedTo')
    .leftJoin('staff as c', 'c.id', 'e.createdBy')
    .select([
      'e.id',
      'e.key',
      'e.state',
      'e.sequence',
      'e.changedSequence',
      'e.version',
      'e.pinned',
      'e.flag',
    ])
    .select(['e.headline', 'e.body', 'e.createdAt', 'e.updatedAt', 'e.updatedBy', 'e.publishedAt'])
    .select(['e.editedAt', 'e.unpublishedReason', 'p.id as personId', 'p.name as personName'])
    .select(['h.id as assigneeId', 'h.name as assigneeName', 'c.id as creatorId', 'c.name as creatorName'])
    .where('e.coverageId', '=', coverageId)

type Row = Awaited<ReturnType<ReturnType<typeof entryQuery>['execute']>>[number]

function toEntry(row: Row): DeskEntry {
  const { personId, personName, assigneeId, assigneeName, creatorId, creatorName, ...entry } = row
  return {
    ...entry,
    person: personId ? { id: personId, name: personName! } : null,
    assignee: assigneeId ? { id: assigneeId, name: assigneeName! } : null,
    createdBy: creatorId ? { id: creatorId, name: creatorName! } : null,
  }
}

/**
 * Published entries by sequence number, drafts by id, unpublished ones by the sequence number of their
 * unpublication; newest first. `after` asks for the next page.
 */
export async function entriesAtDesk(
  readContext: Db,
  coverageId: number,
  { state, after, count }: { state: EntryState; after: number | null; count: number },
): Promise<{ items: DeskEntry[]; after: string | null }> {
  const by = ({ draft: 'id', published: 'sequence', unpublished: 'changedSequence' } as const)[state]
  let query = entryQuery(readContext, coverageId)
    .where('e.state', '=', state)
    .orderBy(`e.${by}`, 'desc')
    .limit(count + 1)
  if (after !== null) query = query.where(`e.${by}`, '<', after)
  const items = (await query.execute()).map(toEntry)
  return { items: items.slice(0, count), after: items.length > count ? String(items[count - 1]![by]) : null }
}

/**
 * Published and unpublished entries that changed after the sequence number `since`, in the order of their
 * changes.
 */
export async function entriesChanged(
  readContext: Db,
  coverageId: number,
  since: number,
  count: number,
): Promise<DeskEntry[]> {
  const rows = await entryQuery(readContext, coverageId)
    .where('e.state', '!=', 'draft')
    .where('e.changedSequence', '>', since)
    .orderBy('e.changedSequence')
    .limit(count)
    .execute()
  return rows.map(toEntry)
}

export async function entryToEdit(
  readContext: Db,
  coverageId: number,
  entryId: number,
): Promise<DeskEntry | null> {
  const row = await entryQuery(readContext, coverageId).where('e.id', '=', entryId).executeTakeFirst()
  return row ? toEntry(row) : null
}

export interface EntryRevision {
  number: number
  command: string
  by: string
  at: Date
  /** Null when its text was erased for legal reasons. */
  content: { headline: string; body: BodyDocument; flag: EntryFlag; personId: number | null } | null
}

/** Revisions are immutable, so older ones contain the former names of commands and of the flag. */
const renamedCommands: Record<string, string> = {
  'entry.hand-over': 'entry.assign',
  'entry.withdraw': 'entry.unpublish',
}
type StoredContent = EntryRevision['content'] & { removed?: true; mark?: EntryFlag }

/** An entry's revisions, newest first: its published states, assigned drafts and its unpublication. */
export async function entryRevisions({ db }: Db, entryId: number): Promise<EntryRevision[]> {
  const rows = await db
    .selectFrom('revisions')
    .select(['number', 'command', 'actor as by', 'at', 'content'])
    .where('kind', '=', 'entry')
    .where('refId', '=', entryId)
    .orderBy('number', 'desc')
    .limit(500)
    .execute()
  return rows.map(({ content, command, ...revision }) => {
    const stored = content as StoredContent | null
    const text = stored && !stored.removed ? stored : null
    return {
      ...revision,
      command: renamedCommands[command] ?? command,
      content: text && {
        headline: text.headline,
        body: text.body,
        flag: text.flag ?? text.mark ?? '',
        personId: text.personId,
      },
    }
  })
}
