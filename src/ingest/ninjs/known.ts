/** The newsroom's existing content for the items of a file, and how each item relates to it. */
import type { Kysely } from 'kysely'
import {
  compareVersions,
  compareWithKnown,
  compareWithSent,
  type KnownVersion,
  sentVersions,
  type VersionOrder,
} from '../../content/articles/source-version.ts'
import type { Tables } from '../../kernel/tables.ts'
import { idWithoutSource, withAnySource } from './identity.ts'
import { ItemError, type NinjsItem } from './item.ts'
import { isStopped, versionOf } from './map.ts'
import { isOurs } from './subjects.ts'
import { optionalDate } from './values.ts'

export interface KnownItem {
  id: number
  state: KnownVersion['state']
  standing: VersionOrder
}

export interface KnownItems {
  of(item: NinjsItem): KnownItem | undefined
  /**
   * For an item withdrawn by its source before it arrived: whether this version is newer than the notice;
   * undefined without a notice.
   */
  sinceStop(item: NinjsItem): 'newer' | 'older' | undefined
  noteStop(item: NinjsItem): void
  endStop(item: NinjsItem): void
}

interface Stop {
  version: string | null
  versionCreated: Date
}

/** Loads them all at once. */
export async function openKnown(
  db: Kysely<Tables>,
  items: NinjsItem[],
  timeZone: string,
): Promise<KnownItems> {
  const uris = items.flatMap((item) => item.uri ?? [])
  const rows = await articlesBy(db, uris)
  const sent = await sentVersions(
    db,
    items.flatMap((item) => (item.uri && rows.has(item.uri) && isOurs(item) ? [item.uri] : [])),
  )
  const stops = await stopsOf(db, uris)
  const dateOf = (item: NinjsItem) => optionalDate(item.versionCreated, timeZone)
  return {
    of(item) {
      const row = rows.get(item.uri ?? '')
      if (!row) return undefined
      const own = sent.get(item.uri!)
      const standing = own
        ? compareWithSent(own, versionOf(item), dateOf(item))
        : compareWithKnown(row, versionOf(item), dateOf(item))
      return { id: row.id, state: row.state, standing }
    },
    sinceStop(item) {
      const stop = stops.get(item.uri ?? '')
      if (!stop) return undefined
      const [version, at] = [versionOf(item), dateOf(item)]
      if (version !== null && stop.version !== null)
        return compareVersions(version, stop.version) > 0 ? 'newer' : 'older'
      return at && at > stop.versionCreated ? 'newer' : 'older'
    },
    noteStop(item) {
      stops.set(item.uri!, { version: versionOf(item), versionCreated: dateOf(item) ?? new Date() })
    },
    endStop(item) {
      stops.delete(item.uri!)
    },
  }
}

async function articlesBy(db: Kysely<Tables>, uris: string[]) {
  if (uris.length === 0) return new Map<string, KnownVersion & { id: number; uri: string }>()
  const columns = ['id', 'uri', 'state', 'sourceVersion', 'modifiedAt'] as const
  const rows = await db.selectFrom('articles').select(columns).where('uri', 'in', uris).execute()
  return new Map(rows.map((row) => [row.uri, row]))
}

async function stopsOf(db: Kysely<Tables>, uris: string[]): Promise<Map<string, Stop>> {
  if (uris.length === 0) return new Map()
  const columns = ['uri', 'version', 'versionCreated', 'at'] as const
  const rows = await db.selectFrom('stoppedItems').select(columns).where('uri', 'in', uris).execute()
  // A notice without a date counts from its arrival.
  return new Map(
    rows.map(({ uri, version, versionCreated, at }) => [
      uri,
      { version, versionCreated: versionCreated ?? at },
    ]),
  )
}

/** The ids of articles by URI, except removed ones. */
export async function articleIds(db: Kysely<Tables>, uris: string[]): Promise<Map<string, number>> {
  const rows = await articlesBy(db, uris)
  return new Map([...rows.values()].flatMap(({ uri, id, state }) => (state === 'removed' ? [] : [[uri, id]])))
}

/**
 * A notice with a bare id and no source refers to the only item with that id.
 * @throws ItemError
 */
export async function withKnownSource(db: Kysely<Tables>, item: NinjsItem): Promise<NinjsItem> {
  const id = item.uri && isStopped(item) ? idWithoutSource(item.uri) : null
  if (id === null) return item
  const rows = await db
    .selectFrom('articles')
    .select('uri')
    .where('uri', 'like', withAnySource(id))
    .limit(2)
    .execute()
  if (rows.length > 1)
    throw new ItemError(`withdraws the item ${decodeURIComponent(id)} of several sources without naming one`)
  return rows[0] ? { ...item, uri: rows[0].uri } : item
}
