/**
 * What the site and the delivery room tell each other. Delivery knows keys, topics and bytes; what a key
 * means is the site's affair.
 */

/** A query notes the topics it is about to read, before it reads them. */
export type Note = (...topics: string[]) => void

/** What a page is. It is cached like a fragment, under the topics that `plan` noted. */
export interface Plan {
  status: 200 | 301 | 404 | 410
  /** The right address: path and declared parameters, raw or percent-encoded. Another path is answered 301. */
  canonical?: string
  /** As the header says it: `text/html; charset=utf-8`. */
  contentType: string
  /** Fragment keys in the order of the page. */
  fragments: string[]
  /** Constant for the page (CSP, Link); a Cache-Control here replaces the usual one. */
  headers?: [string, string][]
  /** Few ask for it twice (a search): kept in the small share, with the pages that are not there. */
  rare?: boolean
}

/** A page that is built at start and needs no query. */
export interface SparePage {
  html: string
  headers: [string, string][]
}

/**
 * The site. A fragment key starts with the fragment's name, ended by the first `:` or `/`
 * (`article:8123`, `frame`): counters go by name, so names must be few.
 */
export interface Site {
  /** The page's key (route, id, declared parameters), null when no route has this address. Pure. */
  match(path: string, query: string): string | null
  plan(pageKey: string, note: Note): Promise<Plan>
  render(fragmentKey: string, note: Note): Promise<string>
  /** Hears of every touch before anything is marked stale, for what the site itself remembers. */
  touch?(topics: Iterable<string>): void
  /** The key of the page (a plan of status 404) for addresses that no route has. */
  notFound: string
  /** Answered 503 while the database is away and nothing older is kept. */
  unavailable: SparePage
  /** Answered 500 when a render fails and nothing older is kept. */
  failed: SparePage
}

/** What delivery needs to know of an HTTP request. */
export interface Request {
  method: 'GET' | 'HEAD'
  /** As it came, without the query: percent-encoded or raw. */
  path: string
  /** Without the question mark; '' when there is none. */
  query: string
  ifNoneMatch?: string
  /** Whether the client takes gzip. */
  gzip: boolean
}

/** What to send. Headers are flat: name, value, name, value. Neither list may be changed by who receives it. */
export interface Answer {
  status: number
  headers: string[]
  body: Buffer[]
}

export interface DeliveryOptions {
  /** Everything that is kept stays below this many bytes. */
  budgetBytes: number
  /** Whether an error of `plan` or `render` says that the database is away. */
  isUnavailable(error: unknown): boolean
  /** Hears of every other error, with the key of the page or fragment that failed. */
  onError(error: unknown, key: string): void
  /** How long a busy fragment may serve its last version, by fragment name; 50 ms unless said. */
  graceMilliseconds?: Readonly<Record<string, number>>
}

export interface Delivery {
  /** Never rejects. Synchronous when everything that the page needs is fresh. */
  answer(request: Request): Answer | Promise<Answer>
  /** Marks stale what has read one of these topics; `*` marks everything. Renders nothing. */
  touch(topics: Iterable<string>): void
  /** All that is kept, in bytes; at most the budget. */
  bytes(): number
  stats(): Stats
}

/** Counters since the start (the first block) and what is so now (the second). */
export interface Stats {
  /** Finished renders by fragment name. */
  renders: Record<string, number>
  plans: number
  /** Answers of pages that were warm, and of pages that had to be planned, rendered or stitched. */
  hits: number
  misses: number
  /** Times that an older version stood in for a plan or fragment. */
  stale: number
  failures: number
  evictions: number

  bytes: number
  rareBytes: number
  entries: number
  topics: number
  inFlight: number
}
