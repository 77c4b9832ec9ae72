/** A page of the site: its address, its plan of fragments, and the renderer of each fragment. */

import type { Plan } from '../delivery/contract.ts'
import type { ReadContext } from '../kernel/read-context.ts'
import type { Assets } from './assets.ts'
import type { Head } from './frame/head.tsx'

/** The context of a page: the database, `dependOn`, the site's URL and its built files. */
export interface SiteReadContext extends ReadContext {
  /** Without a trailing slash. */
  siteUrl: string
  assets: Assets
  /** Whether the server can send mail; features that need mail are hidden or explained otherwise. */
  canMail: boolean
  /** Whether it is rendered for the staff, and not for readers. */
  isPreview: boolean
  /** Shares the result of a read with other fragments under a key, until one of its cache tags is invalidated. */
  shared<T>(key: string, read: (readContext: SiteReadContext) => Promise<T>): Promise<T>
}

export type Renderer = (readContext: SiteReadContext, argument: string) => Promise<string> | string

export interface Route {
  /** The first part of its page keys: 'article' for 'article:8123'. Unique. */
  name: string
  /**
   * Returns the argument of the page key for this address ('8123'), or null when the address belongs to
   * another route. `segments` are the decoded parts of the path; unknown query parameters are ignored.
   */
  match(segments: string[], query: URLSearchParams): string | null
  /** Plans the page. The queries it makes record their cache tags. */
  plan(readContext: SiteReadContext, argument: string): Promise<Plan>
  /** The document head of its pages, rendered as the fragment 'head:NAME:ARGUMENT'. */
  head?(readContext: SiteReadContext, argument: string): Promise<Head>
  /** The fragments of this route, by name: the part of a fragment key before the first ':'. */
  fragments: Record<string, Renderer>
}
