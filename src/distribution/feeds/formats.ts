/** Feed formats of the product and of the newsroom's own modules. */
import { writeAtom } from './atom.ts'
import type { Feed } from './feed.ts'
import { writeJson } from './json.ts'
import { writeRss } from './rss.ts'

export type { Feed }

export interface FeedFormat {
  /** The extension of its addresses: 'rss' for /feeds/latest.rss. */
  ending: string
  contentType: string
  write(feed: Feed): string
}

export const productFormats: readonly FeedFormat[] = [
  { ending: 'rss', contentType: 'application/rss+xml; charset=utf-8', write: writeRss },
  { ending: 'atom', contentType: 'application/atom+xml; charset=utf-8', write: writeAtom },
  { ending: 'json', contentType: 'application/feed+json; charset=utf-8', write: writeJson },
]

const byEnding = (formats: readonly FeedFormat[]) => new Map(formats.map((one) => [one.ending, one]))
let installed = byEnding(productFormats)

/** Installs the formats of modules, once, at the start. */
export function installFeedFormats(own: readonly FeedFormat[]): void {
  installed = byEnding([...productFormats, ...own])
}

/** By extension. */
export const feedFormats = (): ReadonlyMap<string, FeedFormat> => installed
