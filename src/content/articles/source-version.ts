/** Versions of imported articles: which one is newer, and which version we send out ourselves. */
import { type Kysely, sql } from 'kysely'
import type { Tables } from '../../kernel/tables.ts'
import type { ArticleState } from './tables.ts'

/** Compares versions, as numbers where they are: 1 when `a` is newer than `b`, 0 when equal, -1 when older. */
export function compareVersions(a: string | null, b: string | null): number {
  if (a === b) return 0
  const x = Number(a ?? 0)
  const y = Number(b ?? 0)
  if (Number.isFinite(x) && Number.isFinite(y)) return Math.sign(x - y)
  return (a ?? '').localeCompare(b ?? '', 'en', { numeric: true })
}

export interface KnownVersion {
  state: ArticleState
  sourceVersion: string | null
  modifiedAt: Date | null
}

/** undated: the item has neither a version nor a date, so only the contents can be compared. */
export type VersionOrder = 'newer' | 'unchanged' | 'older' | 'undated' | 'removed'

/** Compares an item with the known article: by version, or by date when it has no version. */
export function compareWithKnown(
  row: KnownVersion,
  version: string | null,
  versionCreated: Date | null,
): VersionOrder {
  if (row.state === 'removed') return 'removed'
  if (version === null && versionCreated === null) return 'undated'
  const order =
    version === null
      ? Math.sign(versionCreated!.getTime() - (row.modifiedAt?.getTime() ?? 0))
      : compareVersions(version, row.sourceVersion)
  if (order > 0) return 'newer'
  return order < 0 ? 'older' : 'unchanged'
}

export interface Sent {
  revision: number
  sourceVersion: string | null
  /** The revision of the last import; null when the article was never imported. */
  importedRevision: number | null
}

/**
 * The version we send out: the provider's, incremented by each later edit. For our own articles it is the
 * revision's number.
 */
export function sentVersion({ revision, sourceVersion, importedRevision }: Sent): string | null {
  if (importedRevision === null) return String(revision)
  const edits = revision - importedRevision
  if (sourceVersion === null) return edits > 0 ? String(edits) : null
  const number = Number(sourceVersion)
  if (edits === 0) return sourceVersion
  return Number.isFinite(number) ? String(number + edits) : `${sourceVersion}.${edits}`
}

/** We send out an article's published revision, or its latest one if none is published. */
export const sentRevision = sql<number>`coalesce(a.published_revision, a.latest_revision)`
export const importedRevision = sql<
  number | null
>`(select max(b.number) from revisions b where b.kind = 'article'
  and b.ref_id = a.id and b.number <= ${sentRevision} and b.command in ('article.import', 'article.bring'))`

/** Joins each article `a` with `r`, the revision that we send out. */
export const sentArticles = (db: Kysely<Tables>) =>
  db
    .selectFrom('articles as a')
    .innerJoin('revisions as r', (join) =>
      join
        .onRef('r.refId', '=', 'a.id')
        .on('r.kind', '=', 'article')
        .on(sql<boolean>`r.number = ${sentRevision}`),
    )

/**
 * For items that return from an export of a newsroom such as this one: the version we send out of each, by URI.
 */
export async function sentVersions(
  db: Kysely<Tables>,
  uris: string[],
): Promise<Map<string, KnownVersion & { id: number }>> {
  if (uris.length === 0) return new Map()
  const rows = await sentArticles(db)
    .select(['a.id', 'a.uri', 'a.state', 'a.sourceVersion', 'a.modifiedAt', 'r.number as revision', 'r.at'])
    .select(importedRevision.as('importedRevision'))
    .where('a.uri', 'in', uris)
    .execute()
  return new Map(
    rows.map(({ id, uri, state, modifiedAt, at, ...sent }) => [
      uri,
      { id, state, sourceVersion: sentVersion(sent), modifiedAt: modifiedAt ?? at },
    ]),
  )
}

/**
 * Like `compareWithKnown`, for an item that is marked as an export: of equal versions, the later one is newer.
 */
export function compareWithSent(
  sent: KnownVersion,
  version: string | null,
  versionCreated: Date | null,
): VersionOrder {
  const status = compareWithKnown(sent, version, versionCreated)
  if (status !== 'unchanged' || versionCreated === null || sent.modifiedAt === null) return status
  return versionCreated.getTime() > sent.modifiedAt.getTime() ? 'newer' : 'unchanged'
}
