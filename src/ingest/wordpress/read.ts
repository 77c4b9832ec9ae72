/** Reads the files of a WordPress export (WXR 1.0 to 1.2) as typed items, in bounded memory. */
import { createHash } from 'node:crypto'
import { type ByteFaults, textOfFile } from './decode.ts'
import { type Element, ElementError, type ElementReader, openElements, textOf } from './elements.ts'
import type { WxrItem } from './items.ts'
import { authorOf, isTerm, siteOf, termOf } from './map-channel.ts'
import { itemOf } from './map-item.ts'
import { plainWords } from './values.ts'

/** A program's warnings may stand before the export; more than this is another file. */
const longestStart = 1024 * 1024
const notXml = 'not an XML file'
const unreadable = 'a file that cannot be read'
const start = /<\?xml|<rss[\s>]/

type Found = Omit<WxrItem, 'file'>
type Problem = Extract<WxrItem, { kind: 'problem' }>

const problem = (what: string, detail = ''): Omit<Problem, 'file'> => ({
  kind: 'problem',
  problem: what,
  detail: detail.replace(/\s+/g, ' ').trim().slice(0, 200),
})

const named = (item: Element) =>
  [textOf(item, 'wp:post_id').trim(), plainWords(textOf(item, 'title'))].filter(Boolean).join(' ')

/** What is known from the files before: an item in several of them comes once. */
interface Seen {
  heads: Set<string>
  /** The address of each item by its id, as a short hash. */
  posts: Map<number, string>
  /** The logins that items name, and those that an export describes. */
  creators: Map<string, boolean>
}

const short = (text: string) => createHash('sha1').update(text).digest('base64').slice(0, 8)

/** The item, unless an earlier file had it. */
function once(item: Found & { kind: string }, seen: Seen): Found[] {
  if (item.kind === 'post' || item.kind === 'attachment') {
    const post = item as unknown as { id: number; guid: string; creator: string; title: string }
    if (!seen.creators.has(post.creator)) seen.creators.set(post.creator, false)
    // Some programs write exports without numbers.
    if (post.id === 0) return [item]
    const address = short(post.guid)
    const before = seen.posts.get(post.id)
    if (before === address) return [problem('an item that stands in the export twice', `${post.id}`)]
    if (before === undefined) seen.posts.set(post.id, address)
    else return [problem('two items with one number', `${post.id} ${plainWords(post.title)}`), item]
    return [item]
  }
  if (item.kind === 'menuItem') return [item]
  const { kind, id, login, taxonomy, slug, baseBlogUrl } = item as unknown as Record<string, unknown>
  if (kind === 'author') seen.creators.set(String(login), true)
  const key = JSON.stringify([kind, id, login, taxonomy, slug, baseBlogUrl])
  if (seen.heads.has(key)) return []
  seen.heads.add(key)
  return [item]
}

/** The elements of one file. The end of a cut file is told by the reader's `end`. */
async function* elementsOf(
  file: string,
  reader: ElementReader,
  faults: ByteFaults,
  signal?: AbortSignal,
): AsyncGenerator<Element | Omit<Problem, 'file'>> {
  let before: string | null = ''
  for await (const text of textOfFile(file, faults, signal)) {
    if (before === null) {
      yield* reader.write(text)
      continue
    }
    before += text
    const at = before.search(start)
    if (at < 0 && before.length < longestStart) continue
    if (at < 0) break
    const noise: string = before.slice(0, at).replace('\ufeff', '')
    if (noise.trim()) yield problem('text before the export', noise)
    const rest: string = before.slice(at)
    before = null
    yield* reader.write(rest)
  }
  if (before === null) return
  if (before === '' && faults.cut) yield problem(unreadable, faults.cut)
  else yield problem(notXml, before.slice(0, 200))
}

/** The items of one file, and what was wrong with it. */
async function* itemsOf(file: string, seen: Seen, signal?: AbortSignal): AsyncGenerator<Found> {
  const faults: ByteFaults = { repaired: 0, lost: 0, examples: [], unread: [], cut: null }
  const reader = openElements()
  const head = new Map<string, string>()
  let site = false
  let items = 0
  let unread = 0
  let last = ''
  const headOf = () => (site ? [] : once(siteOf(head), seen))
  try {
    for await (const element of elementsOf(file, reader, faults, signal)) {
      if ('kind' in element) {
        yield element
        if (element.problem === notXml || element.problem === unreadable) return
        continue
      }
      const { name } = element
      const isHead = name === 'wp:author' || isTerm(name)
      if (name === 'item' && !reader.isWxr())
        return yield problem('an RSS feed, not an export of WordPress', named(element))
      if (isHead || name === 'item') {
        yield* headOf()
        site = true
      }
      if (name === 'item') {
        items++
        last = named(element)
        yield* once(itemOf(element), seen)
      } else if (name === 'wp:author') yield* once(authorOf(element), seen)
      else if (isTerm(name)) yield* once(termOf(element), seen)
      else if (element.children.length === 0 && !head.has(name)) head.set(name, element.text)
      else if (!/^(image|generator|other:|wp:)/.test(name)) unread++
    }
  } catch (error) {
    if (signal?.aborted) throw error
    if (error instanceof ElementError) yield problem(`the file was left after item ${items}`, error.message)
    else throw error
  }
  const broken = reader.end()
  if (reader.isWxr()) yield* headOf()
  else if (items === 0) yield problem('not an export of WordPress', faults.cut ?? '')
  if (reader.isWxr() && !reader.isWhole()) {
    const where = broken?.name === 'item' ? `within the item ${named(broken)}` : `after the item ${last}`
    yield problem(`the file breaks off after ${items} whole items`, where)
  }
  if (reader.hasDoctype()) yield problem('a document type, which was ignored')
  if (reader.strays.size > 0) yield problem('markup that was not protected', [...reader.strays].join(', '))
  if (unread > 0) yield problem('other elements between the items', `${unread}`)
  if (faults.repaired > 0)
    yield problem('words in an older encoding, which were converted', faults.examples.join(' · '))
  if (faults.lost > 0) yield problem('bytes that no encoding explains', faults.unread.join(' · '))
}

/**
 * Reads the files of an export in the given order: the site, authors and terms of each once, then its items. The
 * parts of a split export may come in any order, because items refer to each other by id. A file may be gzipped.
 * A fault never stops the other files: it comes as a `problem`, after the items that could be read.
 * Authors that only items name come at the end, with their login alone.
 */
export async function* readWxr(
  files: string[],
  { signal }: { signal?: AbortSignal } = {},
): AsyncGenerator<WxrItem> {
  const seen: Seen = { heads: new Set(), posts: new Map(), creators: new Map() }
  for (const file of files)
    for await (const item of itemsOf(file, seen, signal)) yield { ...item, file } as WxrItem
  for (const [login, isDescribed] of seen.creators)
    if (!isDescribed && login)
      yield {
        ...{ kind: 'author', id: null, login, email: '', name: '', firstName: '', lastName: '' },
        file: files.at(-1) ?? '',
      }
}
