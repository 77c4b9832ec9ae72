/** The first reading of an export: what texts refer to, in bounded memory. Texts themselves are read again later. */
import { addressKey, shortHash } from '../../archive/addresses.ts'
import type { Loss } from '../../archive/loss.ts'
import type { Mapping } from '../../archive/mapping.ts'
import type { WxrAttachment, WxrAuthor, WxrItem, WxrMenuItem, WxrPost, WxrSite, WxrTerm } from '../items.ts'
import type { GuestAuthor } from '../metadata.ts'
import { metadataOfPost } from '../metadata.ts'
import { readWxr } from '../read.ts'
import { slugOf } from '../values.ts'
import { type Role, roleOf } from './types.ts'

/** What the first reading keeps of a post. */
export interface PostHead {
  /** Its number, with an addition where several items have the same one. */
  oldId: string
  id: number
  /** A short form of its address, which tells two items with one number apart. */
  mark: string
  type: string
  slug: string
  status: string
  parent: number
  role: Role
  /** The article or the page that it becomes; 0 for none. */
  itemId: number
  /** The slug of the page that it becomes. */
  pageSlug?: string
}

/** What the first reading keeps of an attachment. */
export type AttachmentHead = Pick<WxrAttachment, 'id' | 'url' | 'link' | 'parent'>

export interface Heads {
  site: WxrSite | null
  authors: WxrAuthor[]
  /** By taxonomy and slug: "category world". */
  terms: Map<string, WxrTerm & { used: number }>
  attachments: AttachmentHead[]
  menuItems: WxrMenuItem[]
  /** The texts of reusable blocks. */
  reusable: Map<number, string>
  guests: GuestAuthor[]
  posts: Map<string, PostHead>
  byId: Map<number, PostHead>
  byAddress: Map<number, PostHead>
  /** By "type/status". */
  counts: Map<string, number>
  comments: number
  problems: Loss[]
  /** Pairs of local and universal time, to find the site's zone. */
  times: [string, string][]
}

const mostTimes = 400

const markOf = (post: { guid: string; link: string; title: string }) =>
  shortHash(post.guid || post.link || post.title).toString(36)

/** The number of a post; items without one, or that share one, are told apart by their addresses. */
export function oldIdOf(
  post: { id: number; guid: string; link: string; title: string },
  heads: Heads,
): string {
  // A post of Ghost keeps its own number.
  if (/^[0-9a-f]{24}$/.test(post.guid)) return post.guid
  const mark = markOf(post)
  if (post.id === 0) return `0-${mark}`
  const first = heads.byId.get(post.id)
  return first && first.mark !== mark ? `${post.id}-${mark}` : String(post.id)
}

const words = new Map<string, string>()

/** The one copy of a word that most posts have. */
function shared(word: string): string {
  const known = words.get(word)
  if (known === undefined && words.size < 1_000) words.set(word, word)
  return known ?? word
}

function takePost(heads: Heads, post: WxrPost, { mapping, onPost }: Options): void {
  const { counts, posts } = heads
  const key = `${post.type}/${post.status}`
  counts.set(key, (counts.get(key) ?? 0) + 1)
  if (post.type === 'wp_block') heads.reusable.set(post.id, post.content)
  if (post.type === 'guest-author') {
    const { guestAuthor } = metadataOfPost(post)
    if (guestAuthor) heads.guests.push(guestAuthor)
  }
  const role = roleOf(post.type, mapping)
  if (role === 'system' || role === 'nothing') return
  const oldId = oldIdOf(post, heads)
  const { id, slug, parent } = post
  const head: PostHead = {
    ...{ oldId, id, type: shared(post.type), slug, status: shared(post.status), parent },
    ...{ role, itemId: 0, mark: markOf(post) },
  }
  posts.set(oldId, head)
  if (post.id > 0 && !heads.byId.has(post.id)) heads.byId.set(post.id, head)
  if (URL.canParse(post.link)) {
    const url = new URL(post.link)
    if (url.pathname !== '/' && !heads.byAddress.has(addressKey(url)))
      heads.byAddress.set(addressKey(url), head)
  }
  for (const { taxonomy, slug, name } of post.terms) {
    const known = heads.terms.get(`${taxonomy} ${slug}`)
    if (known) known.used++
    else
      heads.terms.set(`${taxonomy} ${slug}`, {
        ...{ kind: 'term', id: null, taxonomy, slug: slugOf(slug), name, description: '', parent: '' },
        ...{ meta: [], used: 1 },
      })
  }
  onPost(post, head)
  heads.comments += post.comments.length
  const { local, utc } = post.date
  if (local && utc && heads.times.length < mostTimes) heads.times.push([local, utc])
}

function takeTerm({ terms }: Heads, term: WxrTerm): void {
  const key = `${term.taxonomy} ${term.slug}`
  terms.set(key, { ...term, used: terms.get(key)?.used ?? 0 })
}

interface Options {
  mapping: Mapping
  /** Called for each post that becomes something. */
  onPost(post: WxrPost, head: PostHead): void
  /** Waited for after each item, with the number of items read. */
  onItem(count: number): Promise<void>
  signal: AbortSignal | undefined
}

/** Reads what the texts refer to. */
export async function readHeads(files: string[], options: Options): Promise<Heads> {
  const heads: Heads = {
    ...{ site: null, authors: [], terms: new Map(), attachments: [], menuItems: [], reusable: new Map() },
    ...{ guests: [], posts: new Map(), byId: new Map(), byAddress: new Map(), counts: new Map() },
    ...{ comments: 0, problems: [], times: [] },
  }
  const { signal } = options
  let count = 0
  for await (const item of readWxr(files, signal ? { signal } : {})) {
    take(heads, item, options)
    await options.onItem(++count)
  }
  return heads
}

function take(heads: Heads, item: WxrItem, options: Options): void {
  const { counts } = heads
  if (item.kind === 'site') heads.site ??= item
  else if (item.kind === 'author') heads.authors.push(item)
  else if (item.kind === 'menuItem') heads.menuItems.push(item)
  else if (item.kind === 'post') takePost(heads, item, options)
  else if (item.kind === 'attachment') {
    counts.set(`attachment/${item.status}`, (counts.get(`attachment/${item.status}`) ?? 0) + 1)
    const { id, url, link, parent } = item
    heads.attachments.push({ id, url, link, parent })
  } else if (item.kind === 'problem') {
    const place = item.detail ? `: ${item.detail}` : ''
    heads.problems.push({ kind: item.problem, detail: `${fileName(item.file)}${place}` })
  } else takeTerm(heads, item)
}

const fileName = (path: string) => path.split('/').at(-1) ?? path
