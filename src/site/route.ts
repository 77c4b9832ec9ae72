/** What a page of the site is: an address, a recipe of fragments, and how each fragment is rendered. */
import type { Reading } from '../content/reading.ts'
import type { Plan } from '../delivery/contract.ts'
import type { Assets } from './assets.ts'
import type { Head } from './frame/head.tsx'

/** What a page reads with: the database and its pen, where the site stands, and its built files. */
export interface SiteReading extends Reading {
  /** Without a slash at its end. */
  siteUrl: string
  assets: Assets
  /** Whether mail can be sent: what needs it says so where it can't. */
  canMail: boolean
  /** Reads under a key what other fragments read too: once, until something of it changes. */
  once<T>(key: string, read: (reading: SiteReading) => Promise<T>): Promise<T>
}

export type Renderer = (reading: SiteReading, argument: string) => Promise<string> | string

export interface Route {
  /** The first part of its page keys: 'article' for 'article:8123'. Unique. */
  name: string
  /**
   * The argument of the page key that this address asks for ('8123'), null when it is not of this route.
   * `segments` are the decoded parts of the path; undeclared parameters of the query are ignored.
   */
  match(segments: string[], query: URLSearchParams): string | null
  /** The recipe. The queries it makes note their topics. */
  plan(reading: SiteReading, argument: string): Promise<Plan>
  /** What the document head of its pages says: the fragment 'head:NAME:ARGUMENT'. */
  head?(reading: SiteReading, argument: string): Promise<Head>
  /** The fragments that this route alone has, by name: the part of a fragment key before the first ':'. */
  fragments: Record<string, Renderer>
}
