/** Feed formats of the product and of the newsroom's own modules. */
import { isModuleOff } from '../../content/modules/switch.ts'
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

/** A format with the module that added it; null for the product's. */
export interface InstalledFormat extends FeedFormat {
  module: string | null
}

export const productFormats: readonly FeedFormat[] = [
  { ending: 'rss', contentType: 'application/rss+xml; charset=utf-8', write: writeRss },
  { ending: 'atom', contentType: 'application/atom+xml; charset=utf-8', write: writeAtom },
  { ending: 'json', contentType: 'application/feed+json; charset=utf-8', write: writeJson },
]

const byEnding = (own: readonly InstalledFormat[]) =>
  new Map(
    [...productFormats.map((one) => ({ ...one, module: null })), ...own].map((one) => [one.ending, one]),
  )
let installed: ReadonlyMap<string, InstalledFormat> = byEnding([])

/** Installs the formats of modules, once, at the start. */
export function installFeedFormats(own: readonly InstalledFormat[]): void {
  installed = byEnding(own)
}

/** By extension, also of modules that are switched off. */
export const feedFormats = (): ReadonlyMap<string, InstalledFormat> => installed

/** Whether the format's module is switched off. */
export const isFormatOff = ({ module }: InstalledFormat): boolean => module !== null && isModuleOff(module)
