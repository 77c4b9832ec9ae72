/** Reads the JSON export of Ghost (versions 1 to 5). */
import { createReadStream } from 'node:fs'
import { createGunzip } from 'node:zlib'
import { decodeText } from '../../language/encoding.ts'
import type { Loss } from '../archive/loss.ts'
import type { GhostAuthor, GhostExport, GhostPost, GhostSite, GhostTag } from './items.ts'

/** A file that is no export of Ghost, or too large for one reading. */
export class GhostError extends Error {}

/** The whole file is held in memory, about four times its size. */
const largest = 256 * 1024 * 1024

type Row = Record<string, unknown>

const isRow = (value: unknown): value is Row =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const rowsOf = (data: Row, name: string): Row[] => {
  const rows = data[name]
  return Array.isArray(rows) ? rows.filter(isRow) : []
}
const text = (value: unknown): string =>
  typeof value === 'string' ? value : typeof value === 'number' ? String(value) : ''
const isTrue = (value: unknown) => value === 1 || value === true || value === '1' || value === 'true'

/** "2019-02-04 01:30:00", ISO 8601, or milliseconds, always in UTC. */
function dateOf(value: unknown): string | null {
  const given =
    typeof value === 'string' && /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/.test(value)
      ? `${value.replace(' ', 'T')}Z`
      : value
  const time = typeof given === 'number' ? given : typeof given === 'string' ? Date.parse(given) : Number.NaN
  return Number.isFinite(time) && Math.abs(time) < 8.64e15 ? new Date(time).toISOString() : null
}

async function collect(stream: AsyncIterable<Buffer>, what: string): Promise<Buffer> {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of stream) {
    length += chunk.length
    if (length > largest) throw new GhostError(`${what} more than ${largest / 1024 / 1024} MB`)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

async function bytesOf(path: string): Promise<Buffer> {
  const bytes = await collect(createReadStream(path), 'the file has')
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes
  const gunzip = createGunzip()
  gunzip.end(bytes)
  return collect(gunzip, 'the file unpacks to')
}

/** The tables of an export: in `db`, or alone as older versions and other programs write them. */
async function tablesOf(path: string): Promise<{ data: Row; version: string }> {
  let parsed: unknown
  try {
    const decoded = decodeText(await bytesOf(path))
    if (!decoded) throw new GhostError('its encoding is unknown')
    parsed = JSON.parse(decoded.text)
  } catch (error) {
    throw new GhostError(`${path} cannot be read: ${(error as Error).message.slice(0, 200)}`)
  }
  const db = isRow(parsed) && Array.isArray(parsed.db) ? parsed.db[0] : parsed
  if (!isRow(db) || !isRow(db.data) || !Array.isArray(db.data.posts))
    throw new GhostError(`${path} is not an export of Ghost: it has no posts`)
  return { data: db.data, version: isRow(db.meta) ? text(db.meta.version) : '' }
}

function linksIn(value: unknown): { label: string; url: string }[] {
  try {
    const links: unknown = typeof value === 'string' ? JSON.parse(value) : value
    return Array.isArray(links)
      ? links.filter(isRow).map(({ label, url }) => ({ label: text(label), url: text(url) }))
      : []
  } catch {
    return []
  }
}

function siteOf(data: Row, version: string): GhostSite {
  const settings = new Map(rowsOf(data, 'settings').map(({ key, value }) => [text(key), value]))
  const value = (name: string) => text(settings.get(name))
  return {
    title: value('title'),
    description: value('description'),
    language: value('locale') || value('lang') || value('default_locale'),
    timeZone: value('timezone') || value('active_timezone'),
    logo: value('logo'),
    icon: value('icon'),
    navigation: linksIn(settings.get('navigation')),
    secondaryNavigation: linksIn(settings.get('secondary_navigation')),
    version,
  }
}

function authorsOf(data: Row): GhostAuthor[] {
  const names = new Map(rowsOf(data, 'roles').map(({ id, name }) => [text(id), text(name)]))
  const roles = Map.groupBy(rowsOf(data, 'roles_users'), (row) => text(row.user_id))
  return rowsOf(data, 'users').map((user) => ({
    id: text(user.id),
    name: text(user.name),
    slug: text(user.slug),
    email: text(user.email),
    picture: text(user.profile_image) || text(user.image),
    biography: text(user.bio),
    website: text(user.website),
    roles: (roles.get(text(user.id)) ?? []).map((row) => names.get(text(row.role_id)) ?? '').filter(Boolean),
  }))
}

const tagsOf = (data: Row): GhostTag[] =>
  rowsOf(data, 'tags').map((tag) => ({
    id: text(tag.id),
    name: text(tag.name),
    slug: text(tag.slug),
    description: text(tag.description),
    picture: text(tag.feature_image) || text(tag.image),
    isInternal: tag.visibility === 'internal' || text(tag.name).startsWith('#'),
  }))

/** The ids of authors or tags of each post, in their order. */
function orderedIds(data: Row, table: string, key: string): Map<string, string[]> {
  const rows = Map.groupBy(rowsOf(data, table), (row) => text(row.post_id))
  const order = (row: Row) => Number(row.sort_order) || 0
  return new Map(
    [...rows].map(([id, list]) => [
      id,
      list.sort((a, b) => order(a) - order(b)).map((row) => text(row[key])),
    ]),
  )
}

function postOf(post: Row, meta: Row, authorIds: string[], tagIds: string[]): GhostPost {
  const losses: Loss[] = []
  // Older versions keep the values of `posts_meta` in the post itself.
  const value = (name: string) => text(meta[name]) || text(post[name])
  const status = text(post.status) || 'draft'
  const publishedAt = dateOf(post.published_at)
  if (publishedAt === null && /^(published|scheduled|sent)$/.test(status))
    losses.push({ kind: 'posts without a date', detail: text(post.slug) })
  for (const place of ['codeinjection_head', 'codeinjection_foot'])
    if (text(post[place]).trim()) losses.push({ kind: 'code of a single page', detail: text(post[place]) })
  const picture = text(post.feature_image) || text(post.image)
  return {
    id: text(post.id),
    type: post.type === 'page' || isTrue(post.page) ? 'page' : 'post',
    title: text(post.title),
    slug: text(post.slug),
    status,
    visibility: text(post.visibility) || 'public',
    featured: isTrue(post.featured),
    publishedAt,
    createdAt: dateOf(post.created_at),
    updatedAt: dateOf(post.updated_at),
    excerpt: text(post.custom_excerpt),
    picture: picture
      ? { address: picture, alt: value('feature_image_alt'), caption: value('feature_image_caption') }
      : null,
    canonical: text(post.canonical_url),
    metaTitle: value('meta_title'),
    metaDescription: value('meta_description'),
    socialTitle: value('og_title') || value('twitter_title'),
    socialDescription: value('og_description') || value('twitter_description'),
    socialPicture: value('og_image') || value('twitter_image'),
    isMailOnly: isTrue(meta.email_only) || status === 'sent',
    authorIds: authorIds.length > 0 ? authorIds : [text(post.author_id)].filter(Boolean),
    tagIds,
    lexical: text(post.lexical),
    mobiledoc: text(post.mobiledoc),
    html: text(post.html),
    losses,
  }
}

/**
 * Reads an export, which may be gzipped. Addresses in it begin with `__GHOST_URL__`.
 * @throws GhostError when the file is no export, broken or too large
 */
export async function readGhost(path: string): Promise<GhostExport> {
  const { data, version } = await tablesOf(path)
  const authors = orderedIds(data, 'posts_authors', 'author_id')
  const tags = orderedIds(data, 'posts_tags', 'tag_id')
  const meta = new Map(rowsOf(data, 'posts_meta').map((row) => [text(row.post_id), row]))
  const posts = rowsOf(data, 'posts').map((post) => {
    const id = text(post.id)
    return postOf(post, meta.get(id) ?? {}, authors.get(id) ?? [], tags.get(id) ?? [])
  })
  return { site: siteOf(data, version), authors: authorsOf(data), tags: tagsOf(data), posts }
}
