/**
 * Values that modules store, by collection and key. A query depends on what it read; a write invalidates it. A
 * value of an older version is converted when it is read.
 */
import { sql } from 'kysely'
import type { Work } from '../../kernel/command.ts'
import type { ReadContext } from '../../kernel/read-context.ts'
import { type Collection, findModule } from './registry.ts'

/** The maximum size of one stored value, as JSON, in bytes. */
const maxBytes = 256 * 1024
/** The maximum number of rows in one list. */
const maxRows = 1_000

export interface StoredRow {
  key: string
  data: unknown
}

const tagOf = (module: string, collection: string, key: string) => `x:${module}:${collection}:${key}`
const listTag = (module: string, collection: string) => `x:${module}:${collection}`

/** @throws Error when the module has not declared the collection */
function collectionOf(module: string, collection: string): Collection {
  const found = findModule(module)?.collections[collection]
  if (!found) throw new Error(`The module "${module}" declares no collection "${collection}".`)
  return found
}

function checkKey(key: unknown): asserts key is string {
  if (
    typeof key !== 'string' ||
    key.length < 1 ||
    key.length > 200 ||
    /\p{Cc}/u.test(key) ||
    !key.isWellFormed()
  )
    throw new Error('A key is a text of 1 to 200 characters, without control characters.')
}

/** @throws Error when it cannot be brought forward, or is not what the schema says */
function bringForward(
  { schema, version, upcast }: Collection,
  row: { data: unknown; version: number },
): unknown {
  let { data } = row
  if (row.version > version)
    throw new Error(`It was stored under version ${row.version}, newer than ${version}.`)
  for (let from = row.version; from < version; from++) {
    if (!upcast) throw new Error(`It was stored under version ${from}, and there is no upcast.`)
    data = upcast(data, from)
  }
  return schema.parse(data)
}

export async function readStored(
  { db, dependOn }: ReadContext,
  module: string,
  collection: string,
  key: string,
): Promise<unknown> {
  const declared = collectionOf(module, collection)
  checkKey(key)
  dependOn(tagOf(module, collection, key))
  const row = await db
    .selectFrom('moduleData')
    .select(['data', 'version'])
    .where('module', '=', module)
    .where('collection', '=', collection)
    .where('key', '=', key)
    .executeTakeFirst()
  return row ? bringForward(declared, row) : null
}

/** The values whose keys begin with `prefix`, ordered by key in code points; at most a thousand. */
export async function listStored(
  { db, dependOn }: ReadContext,
  module: string,
  collection: string,
  prefix: string,
): Promise<StoredRow[]> {
  const declared = collectionOf(module, collection)
  if (prefix !== '') checkKey(prefix)
  dependOn(listTag(module, collection))
  const rows = await db
    .selectFrom('moduleData')
    .select(['key', 'data', 'version'])
    .where('module', '=', module)
    .where('collection', '=', collection)
    .where(sql<boolean>`starts_with(key, ${prefix})`)
    .orderBy(sql`key collate "C"`)
    .limit(maxRows)
    .execute()
  return rows.map((row) => ({ key: row.key, data: bringForward(declared, row) }))
}

/**
 * Like `readStored`, but locks the key until the end of the transaction, so that no concurrent change is lost.
 */
export async function readToChange(
  { db }: Pick<Work, 'db'>,
  module: string,
  collection: string,
  key: string,
): Promise<unknown> {
  await lockKey({ db }, module, collection, key)
  return readStored({ db, dependOn: () => {} }, module, collection, key)
}

const lockKey = ({ db }: Pick<Work, 'db'>, module: string, collection: string, key: string) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${tagOf(module, collection, key)}, 0))`.execute(db)

/** @throws ZodError when it is not what the collection's schema says; Error when it is too large */
export async function putStored(
  work: Pick<Work, 'db' | 'invalidate'>,
  module: string,
  collection: string,
  key: string,
  value: unknown,
): Promise<void> {
  const { schema, version } = collectionOf(module, collection)
  checkKey(key)
  const data = JSON.stringify(schema.parse(value))
  if (data === undefined) throw new Error('Nothing that JSON could hold was given.')
  if (Buffer.byteLength(data) > maxBytes) throw new Error(`It is larger than ${maxBytes / 1024} KB.`)
  await lockKey(work, module, collection, key)
  await work.db
    .insertInto('moduleData')
    .values({ module, collection, key, data, version })
    .onConflict((oc) => oc.columns(['module', 'collection', 'key']).doUpdateSet({ data, version }))
    .execute()
  work.invalidate(tagOf(module, collection, key), listTag(module, collection))
}

export async function deleteStored(
  work: Pick<Work, 'db' | 'invalidate'>,
  module: string,
  collection: string,
  key: string,
): Promise<void> {
  collectionOf(module, collection)
  checkKey(key)
  await lockKey(work, module, collection, key)
  await work.db
    .deleteFrom('moduleData')
    .where('module', '=', module)
    .where('collection', '=', collection)
    .where('key', '=', key)
    .execute()
  work.invalidate(tagOf(module, collection, key), listTag(module, collection))
}
