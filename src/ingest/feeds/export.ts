/** Feeds and saved feeds as an export, which the import of WordPress brings in. */
import { readFile, stat } from 'node:fs/promises'
import { decodeText } from '../../language/encoding.ts'
import type { Outbound } from '../../platform/outbound.ts'
import { type FoundArticle, type MadeExport, writeExport } from '../archive/as-export.ts'
import { fetchText } from '../archive/fetch-text.ts'
import type { Loss } from '../archive/loss.ts'
import { SourceError } from '../archive/run.ts'
import { openSources } from '../archive/sources.ts'
import { type ReadFeed, readFeed } from './read.ts'

const mostBytes = 50 * 1024 * 1024

export interface FoundOptions {
  paths: string[]
  /** The address of the old site, where the source does not say it. */
  site: string | undefined
  timeZone: string
  /** Null fetches nothing. */
  outbound: Outbound | null
  signal: AbortSignal | undefined
}

export const isWebAddress = (path: string): boolean => /^https?:\/\//i.test(path)

/** A text of a file; a sentence that says why there is none. */
export async function textOfFile(file: string): Promise<{ text: string } | string> {
  if ((await stat(file)).size > mostBytes) return `it has more than ${mostBytes / 1024 / 1024} MB`
  const decoded = decodeText(await readFile(file))
  return decoded ? { text: decoded.text } : 'its encoding is unknown'
}

/** The feeds of files, folders and addresses; later files first, because they hold the newer state of an article. */
async function* textsOf({ paths, outbound, signal }: FoundOptions, losses: Loss[]): AsyncGenerator<string> {
  for (const address of paths.filter(isWebAddress)) {
    const fetched = outbound ? await fetchText(outbound, address, signal) : 'nothing may be fetched'
    if (typeof fetched === 'string')
      losses.push({ kind: 'feeds that cannot be fetched', detail: `${address}: ${fetched}` })
    else yield fetched.text
  }
  const given = paths.filter((path) => !isWebAddress(path))
  if (given.length === 0) return
  const sources = await openSources(given)
  try {
    for (const file of sources.files.toReversed()) {
      signal?.throwIfAborted()
      const read = await textOfFile(file)
      if (typeof read === 'string')
        losses.push({ kind: 'files that cannot be read', detail: `${file}: ${read}` })
      else yield read.text
    }
  } finally {
    await sources.close()
  }
}

/** @throws SourceError when none of the sources is a feed, or nothing says which site they are of */
export async function exportOfFeeds(options: FoundOptions): Promise<MadeExport> {
  const losses: Loss[] = []
  let first: ReadFeed | null = null
  const articles: FoundArticle[] = []
  for await (const text of textsOf(options, losses)) {
    try {
      const feed = readFeed(text)
      first ??= feed
      for (const one of feed.articles) {
        if (one.id !== '' && (one.title || one.html)) articles.push(one)
        else losses.push({ kind: 'items of a feed without an address and a text', detail: one.title })
      }
    } catch {
      losses.push({ kind: 'files that are no feed', detail: text.replace(/\s+/g, ' ').slice(0, 100) })
    }
  }
  const feed = first as ReadFeed | null
  if (!feed) throw new SourceError(`This is no feed: ${losses[0]?.detail ?? options.paths.join(', ')}.`)
  const linked = articles.find(({ address }) => address)?.address
  const address = options.site ?? (feed.address || (linked ? new URL(linked).origin : ''))
  if (!address) throw new SourceError('The feed does not say the address of its site. Add --site https://….')
  const { title, language } = feed
  return writeExport({ title, language, address, timeZone: options.timeZone }, articles, losses)
}
