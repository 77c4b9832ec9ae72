/**
 * The interface between the site and delivery. Delivery knows only keys, cache tags and bytes; the site knows
 * what a key means.
 */

/** A query records the cache tags it depends on before it reads. */
export type DependOn = (...cacheTags: string[]) => void

/** The plan of a page. It is cached like a fragment, with the cache tags that `plan` recorded. */
export interface Plan {
  status: 200 | 301 | 302 | 308 | 404 | 410
  /**
   * The canonical address: path and declared parameters, raw or percent-encoded. Other paths are redirected
   * with 301. Of a redirect (301, 302, 308) it is the target, here or elsewhere.
   */
  canonical?: string
  /** The Content-Type header: `text/html; charset=utf-8`. */
  contentType: string
  /** Fragment keys in the order of the page. */
  fragments: string[]
  /** Constant for the page (CSP, Link); a Cache-Control here replaces the default. */
  headers?: [string, string][]
  /** For pages rarely requested twice, such as searches: cached in the small segment, with missing pages. */
  lowPriority?: boolean
}

/** A page rendered at the start, which needs no query. */
export interface FallbackPage {
  html: string
  headers: [string, string][]
}

/** The page of an old address. */
export interface Moved {
  /** The key of its page, whose plan is a redirect or an error. */
  key: string
  /** The part of the query that the redirect keeps. */
  query: string
}

/**
 * The site. A fragment key starts with the fragment's name, up to the first `:` or `/` (`article:8123`,
 * `frame`). Statistics are counted per name, so names must be few.
 */
export interface Site {
  /** The page's key (route, id, declared parameters), or null when no route has this address. Pure. */
  match(path: string, query: string): string | null
  plan(pageKey: string, dependOn: DependOn): Promise<Plan>
  /**
   * Whether a request for the front page names an old address in its query, so that `moved` is asked first.
   */
  mayHaveMoved?(path: string, query: string): boolean
  /**
   * Where an old address leads. `status` is what the address answers without it: 404, 410, 301 to mend a slug, or
   * 200 after `mayHaveMoved`. Null immediately when the site has no redirects.
   */
  moved?(path: string, query: string, status: number): null | Promise<Moved | null>
  render(fragmentKey: string, dependOn: DependOn): Promise<string>
  /** Called on every invalidation before entries become stale, so that the site can update its own caches. */
  invalidate?(cacheTags: Iterable<string>): void
  /** The key of the 404 page. */
  notFound: string
  /** Sent with status 503 while the database is unavailable and no cached version exists. */
  unavailable: FallbackPage
  /** Sent with status 500 when rendering fails and no cached version exists. */
  failed: FallbackPage
}

/** The parts of an HTTP request that delivery needs. */
export interface Request {
  method: 'GET' | 'HEAD'
  /** The raw path without the query; may be percent-encoded or not. */
  path: string
  /** Without the question mark; '' when there is no query. */
  query: string
  ifNoneMatch?: string
  /** Whether the client accepts gzip. */
  gzip: boolean
}

/**
 * The response. Headers are a flat list: name, value, name, value. Callers must not change the headers or the
 * body.
 */
export interface Answer {
  status: number
  headers: string[]
  body: Buffer[]
}

export interface DeliveryOptions {
  /** The limit for everything cached, in bytes. */
  budgetBytes: number
  /** Whether an error of `plan` or `render` means that the database is unavailable. */
  isUnavailable(error: unknown): boolean
  /** Called for every other error, with the key of the page or fragment that failed. */
  onError(error: unknown, key: string): void
  /** How long a frequently used fragment may serve its stale version, by fragment name; 50 ms by default. */
  staleWhileRevalidateMs?: Readonly<Record<string, number>>
}

export interface Delivery {
  /** Never rejects. Synchronous when everything the page needs is fresh. */
  answer(request: Request): Answer | Promise<Answer>
  /** Marks entries with one of these cache tags as stale; `*` marks all. Renders nothing. */
  invalidate(cacheTags: Iterable<string>): void
  /** The size of everything cached, in bytes; at most the budget. */
  bytes(): number
  stats(): Stats
}

/** Counters since the start (the first block) and current values (the second). */
export interface Stats {
  /** Finished renders by fragment name. */
  renders: Record<string, number>
  plans: number
  /** Responses from the warm cache, and responses that needed planning, rendering or assembling. */
  hits: number
  misses: number
  /** How often a stale version of a plan or fragment was served. */
  stale: number
  failures: number
  evictions: number

  bytes: number
  lowPriorityBytes: number
  entries: number
  cacheTags: number
  inFlight: number
}
