/** The permanent identity of an item: a URI that is the same each time the source sends it. */
import { uriOf } from './values.ts'

const isUuid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i
const prefix = 'urn:nashra:source:'

/** Percent-encodes the characters that a part of a URN must not contain, and the separating colon. */
const partOf = (text: string) =>
  encodeURIComponent(text.toWellFormed().normalize('NFC').trim().replace(/\s+/g, '-').toLowerCase())

const text = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value).trim() : ''

/** Ids of document databases may be objects: {"$oid": "…"}. */
const bare = (value: unknown): string =>
  typeof value === 'object' && value !== null ? text((value as Record<string, unknown>).$oid) : text(value)

/** The bare id of a URN that `identityOf` made without a source; null for any other URI. */
export const idWithoutSource = (uri: string): string | null =>
  uri.startsWith(`${prefix}unknown:`) ? uri.slice(prefix.length + 'unknown:'.length) : null

/** A pattern for SQL's `like` that matches the URNs of this id with any source. */
export const withAnySource = (id: string): string => `${prefix}%:${id.replace(/[\\%_]/g, '\\$&')}`

/**
 * The URI of an item: the first URI among `uri`, `guid` and `_id`. A bare UUID becomes `urn:uuid:…`, any
 * other bare id `urn:nashra:source:SOURCE:ID`, because two agencies may use the same numbers. Null without
 * any id.
 */
export function identityOf(raw: Record<string, unknown>, source: string | undefined): string | null {
  const given = [raw.uri, raw.guid, raw._id].map(bare).filter(Boolean)
  for (const one of given) {
    const uri = uriOf(one)
    if (uri) return uri
  }
  const id = given.find((one) => one.length <= 300)
  if (id === undefined) return null
  if (isUuid.test(id)) return `urn:uuid:${id.toLowerCase()}`
  return `${prefix}${partOf((source ?? '').slice(0, 100)) || 'unknown'}:${encodeURIComponent(id.toWellFormed())}`
}
