/** What imports from other programs brought: each thing by its number in the old program. */
import { sql } from 'kysely'
import { z } from 'zod'
import { command, type WriteRows } from '../../kernel/command.ts'
import { id } from '../../kernel/fields.ts'
import type { ReadContext } from '../../kernel/read-context.ts'
import { may } from '../policies.ts'
import { type ImportedItemsTable, type ImportedKind, type ImportSystem, importSystems } from './tables.ts'

type Db = Pick<ReadContext, 'db'>

/** The tables whose ids can be reserved before their rows are written. */
const reserved = { article: 'articles' } as const

const name = z.string().min(1).max(1_000)
export const importedKinds = [
  ...['article', 'media', 'section', 'topic', 'story'],
  ...['person', 'page', 'comment', 'reader'],
] as ImportedKind[]

const item = z.object({
  type: name,
  oldId: name,
  uri: name,
  address: z.string().max(4_000).default(''),
})
const source = { system: z.enum(importSystems), site: name, runId: id.nullable().default(null) }

export interface ReservedItem {
  id: number
  /** Whether it was imported, and taken back. */
  isUndone: boolean
}

/**
 * Reserves ids for things that are written later, so that texts can link to each other. What was reserved or imported
 * before keeps its id.
 */
export const reserveItems = command({
  name: 'import.reserve',
  input: z.object({ ...source, kind: z.enum(['article']), items: z.array(item).max(10_000) }),
  may: may.administer,
  async run({ db }, { system, site, runId, kind, items }): Promise<Map<string, ReservedItem>> {
    if (items.length === 0) return new Map()
    const column = (key: 'type' | 'oldId' | 'uri' | 'address') => items.map((one) => one[key])
    const { rows } = await sql<{ type: string; oldId: string } & ReservedItem>`
      insert into imported_items (system, site, type, old_id, kind, item_id, uri, address, run_id)
      select ${system}, ${site}, type, old_id, ${kind},
        nextval(pg_get_serial_sequence(${reserved[kind]}, 'id'))::integer, uri, address, ${runId}::integer
      from unnest(${column('type')}::text[], ${column('oldId')}::text[], ${column('uri')}::text[],
        ${column('address')}::text[]) as given (type, old_id, uri, address)
      on conflict (system, site, type, old_id) do update set address = case when exists (
        select from articles a where a.id = imported_items.item_id and a.state = 'removed') then '' else excluded.address end
      returning type, old_id as "oldId", item_id as id, undone_at is not null as "isUndone"`.execute(db)
    return new Map(rows.map(({ type, oldId, ...row }) => [`${type}:${oldId}`, row]))
  },
})

/** Records things that were imported otherwise: sections, people, media, pages. */
export const recordItems = command({
  name: 'import.record',
  input: z.object({
    ...source,
    items: z
      .array(
        item.extend({
          kind: z.enum(importedKinds),
          itemId: id,
          hash: z.string().max(100),
          revision: z.number().int().nullable().default(null),
          /** False for what was here before. */
          made: z.boolean().default(true),
        }),
      )
      .max(10_000),
  }),
  may: may.administer,
  async run({ db }, { system, site, runId, items }) {
    if (items.length === 0) return
    await db
      .insertInto('importedItems')
      .values(items.map((one) => ({ ...one, system, site, runId, state: null, undoneAt: null })))
      .onConflict((oc) =>
        oc.columns(['system', 'site', 'type', 'oldId']).doUpdateSet((eb) => ({
          ...{ kind: eb.ref('excluded.kind'), itemId: eb.ref('excluded.itemId') },
          ...{ uri: eb.ref('excluded.uri'), address: eb.ref('excluded.address') },
          ...{ hash: eb.ref('excluded.hash'), revision: eb.ref('excluded.revision') },
          // The run that brought it takes it back.
          runId: sql<number>`case when imported_items.undone_at is null and imported_items.hash is not null
            then imported_items.run_id else excluded.run_id end`,
          made: sql<boolean>`case when imported_items.undone_at is null and imported_items.hash is not null
            then imported_items.made else excluded.made end`,
          undoneAt: null,
        })),
      )
      .execute()
  },
})

export interface WrittenItem {
  system: ImportSystem
  site: string
  type: string
  oldId: string
  runId: number
  hash: string
  revision: number
  state: string
}

/** Marks reserved items as written, by the run that brought them first, in the transaction that wrote them. */
export const markWritten: WriteRows<WrittenItem> = async (db, rows) => {
  const column = <K extends keyof WrittenItem>(key: K) => rows.map((row) => row[key])
  const { system, site } = rows[0]!
  await sql`update imported_items i
    set hash = given.hash, revision = given.revision, state = given.state, undone_at = null,
      run_id = case when i.hash is null or i.undone_at is not null then given.run_id else i.run_id end
    from unnest(${column('type')}::text[], ${column('oldId')}::text[], ${column('hash')}::text[],
      ${column('revision')}::int[], ${column('state')}::text[], ${column('runId')}::int[])
      as given (type, old_id, hash, revision, state, run_id)
    where i.system = ${system} and i.site = ${site} and i.type = given.type and i.old_id = given.old_id`.execute(
    db,
  )
}

export interface KnownItem
  extends Pick<ImportedItemsTable, 'type' | 'oldId' | 'kind' | 'itemId' | 'hash' | 'revision' | 'state'> {
  runId: number | null
  made: boolean
  undoneAt: Date | null
}

const columns = ['type', 'oldId', 'kind', 'itemId', 'hash', 'revision', 'state', 'runId', 'made'] as const

/** The known items among these, by `type:oldId`. */
export async function knownItems(
  { db }: Db,
  { system, site }: { system: ImportSystem; site: string },
  wanted: { type: string; oldId: string }[],
): Promise<Map<string, KnownItem>> {
  if (wanted.length === 0) return new Map()
  const rows = await db
    .selectFrom('importedItems')
    .select([...columns, 'undoneAt'])
    .where('system', '=', system)
    .where('site', '=', site)
    .where('type', 'in', [...new Set(wanted.map(({ type }) => type))])
    .where('oldId', '=', sql<string>`any(${wanted.map(({ oldId }) => oldId)}::text[])`)
    .execute()
  return new Map(rows.map((row) => [`${row.type}:${row.oldId}`, row]))
}

/** All known items of one type. */
export const knownOfType = ({ db }: Db, system: ImportSystem, site: string, type: string) =>
  db
    .selectFrom('importedItems')
    .select([...columns, 'undoneAt'])
    .where('system', '=', system)
    .where('site', '=', site)
    .where('type', '=', type)
    .execute()

export interface Origin {
  /** The program and the type there: `wordpress:post`. */
  role: string
  /** The number there. */
  value: string
  uri: string
  /** The address at which readers found it; '' when it had none. */
  address: string
}

/** Where things of a kind came from, by their id. */
export async function originsOf(
  { db }: Db,
  kind: ImportedKind,
  ids: number[],
): Promise<Map<number, Origin[]>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('importedItems')
    .select(['itemId', 'system', 'type', 'oldId', 'uri', 'address'])
    .where('kind', '=', kind)
    .where('itemId', 'in', ids)
    .where('hash', 'is not', null)
    .where('undoneAt', 'is', null)
    .orderBy('system')
    .orderBy('oldId')
    .execute()
  const origins = new Map<number, Origin[]>()
  for (const { itemId, system, type, oldId, uri, address } of rows)
    origins.set(itemId, [
      ...(origins.get(itemId) ?? []),
      { role: `${system}:${type}`, value: oldId, uri, address },
    ])
  return origins
}
