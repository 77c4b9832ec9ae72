/** A coverage's entries as the newsroom works on them, drafts and withdrawn ones too. */
import type { BodyDocument } from '../body/document.ts'
import type { Reading } from '../reading.ts'
import type { EntryMark, EntryState } from './tables.ts'

type Db = Pick<Reading, 'db'>
type Named = { id: number; name: string }

export interface DeskEntry {
  id: number
  key: string
  state: EntryState
  number: number | null
  changed: number
  version: number
  pinned: boolean
  mark: EntryMark
  headline: string
  body: BodyDocument
  person: Named | null
  /** Whose draft it is; null: anyone's. */
  holder: Named | null
  createdBy: Named | null
  createdAt: Date
  updatedBy: string
  updatedAt: Date
  publishedAt: Date | null
  editedAt: Date | null
  withdrawnReason: string | null
}

const entryQuery = ({ db }: Db, coverageId: number) =>
  db
    .selectFrom('entries as e')
    .leftJoin('people as p', 'p.id', 'e.personId')
    .leftJoin('staff as h', 'h.id', 'e.heldBy')
    .leftJoin('staff as c', 'c.id', 'e.createdBy')
    .select(['e.id', 'e.key', 'e.state', 'e.number', 'e.changed', 'e.version', 'e.pinned', 'e.mark'])
    .select(['e.headline', 'e.body', 'e.createdAt', 'e.updatedAt', 'e.updatedBy', 'e.publishedAt'])
    .select(['e.editedAt', 'e.withdrawnReason', 'p.id as personId', 'p.name as personName'])
    .select(['h.id as holderId', 'h.name as holderName', 'c.id as creatorId', 'c.name as creatorName'])
    .where('e.coverageId', '=', coverageId)

type Row = Awaited<ReturnType<ReturnType<typeof entryQuery>['execute']>>[number]

function toEntry(row: Row): DeskEntry {
  const { personId, personName, holderId, holderName, creatorId, creatorName, ...entry } = row
  return {
    ...entry,
    person: personId ? { id: personId, name: personName! } : null,
    holder: holderId ? { id: holderId, name: holderName! } : null,
    createdBy: creatorId ? { id: creatorId, name: creatorName! } : null,
  }
}

/**
 * Published entries by their number, drafts by their id, withdrawn ones by the change that took them away, the newest
 * first. `older` is the `before` of the next page.
 */
export async function entriesAtDesk(
  reading: Db,
  coverageId: number,
  { state, before, count }: { state: EntryState; before: number | null; count: number },
): Promise<{ items: DeskEntry[]; older: number | null }> {
  const by = ({ draft: 'id', published: 'number', withdrawn: 'changed' } as const)[state]
  let query = entryQuery(reading, coverageId)
    .where('e.state', '=', state)
    .orderBy(`e.${by}`, 'desc')
    .limit(count + 1)
  if (before !== null) query = query.where(`e.${by}`, '<', before)
  const items = (await query.execute()).map(toEntry)
  return { items: items.slice(0, count), older: items.length > count ? items[count - 1]![by] : null }
}

/** The published and withdrawn entries that changed after the number `since`, in the order of their changes. */
export async function entriesChanged(
  reading: Db,
  coverageId: number,
  since: number,
  count: number,
): Promise<DeskEntry[]> {
  const rows = await entryQuery(reading, coverageId)
    .where('e.state', '!=', 'draft')
    .where('e.changed', '>', since)
    .orderBy('e.changed')
    .limit(count)
    .execute()
  return rows.map(toEntry)
}

export async function entryToEdit(
  reading: Db,
  coverageId: number,
  entryId: number,
): Promise<DeskEntry | null> {
  const row = await entryQuery(reading, coverageId).where('e.id', '=', entryId).executeTakeFirst()
  return row ? toEntry(row) : null
}

export interface EntryRevision {
  number: number
  command: string
  by: string
  at: Date
  /** Null when its text was erased for legal reasons. */
  content: { headline: string; body: BodyDocument; mark: EntryMark; personId: number | null } | null
}

/** What was kept of an entry, newest first: each published state, each draft handed over, the withdrawal. */
export async function entryRevisions({ db }: Db, entryId: number): Promise<EntryRevision[]> {
  const rows = await db
    .selectFrom('revisions')
    .select(['number', 'command', 'actor as by', 'at', 'content'])
    .where('kind', '=', 'entry')
    .where('refId', '=', entryId)
    .orderBy('number', 'desc')
    .limit(500)
    .execute()
  return rows.map(({ content, ...revision }) => {
    const kept = content as (EntryRevision['content'] & { removed?: true }) | null
    const text = kept && !kept.removed ? kept : null
    return {
      ...revision,
      content: text && {
        headline: text.headline,
        body: text.body,
        mark: text.mark,
        personId: text.personId,
      },
    }
  })
}
