/** A cached plan and the page last assembled from it. */
import { decodePath, escapeAddress } from './address.ts'
import type { CompressedFragment } from './compressed-fragment.ts'
import type { Answer, Plan, Request } from './contract.ts'
import { type Page, REVALIDATE } from './page.ts'
import { own, sizeOfObject, sizeOfString } from './sizes.ts'
import { type Entry, FRESH, type Store } from './store.ts'

export interface CachedPlan extends Plan {
  /** The canonical address in ASCII, for a Location header. */
  location?: string
  /** The decoded path of `location`. Requests at other paths are redirected. */
  path?: string
  pathText?: string
  warm?: Warm
}

/** An assembled page with the entries it was made from. */
export interface Warm {
  page: Page
  entries: Entry<CompressedFragment>[]
  /** The store's epoch when all entries were last fresh and marked as used. */
  epoch: number
}

/** @throws Error when the plan contradicts itself */
export function toCachedPlan(plan: Plan): CachedPlan {
  const cachedPlan: CachedPlan = {
    ...plan,
    contentType: own(plan.contentType),
    fragments: plan.fragments.map(own),
  }
  if (plan.canonical !== undefined) {
    cachedPlan.canonical = own(plan.canonical)
    cachedPlan.location = escapeAddress(plan.canonical)
  }
  if (isRedirect(plan) && !cachedPlan.location)
    throw new Error(`A plan with status ${plan.status} needs a canonical address`)
  if (plan.status === 200 && cachedPlan.location) {
    cachedPlan.path = cachedPlan.location.replace(/\?.*/, '')
    cachedPlan.pathText = decodePath(cachedPlan.path)
  }
  return cachedPlan
}

const isRedirect = ({ status }: Plan) => status === 301 || status === 302 || status === 308

export const isLowPriority = (plan: Plan) => plan.status !== 200 || plan.lowPriority === true

/** Headers are not counted, because the site shares them between all pages. */
export function sizeOfCachedPlan(cachedPlan: CachedPlan): number {
  let size = sizeOfObject(cachedPlan.contentType, ...cachedPlan.fragments)
  for (const text of [cachedPlan.canonical, cachedPlan.location, cachedPlan.path, cachedPlan.pathText])
    if (text !== undefined) size += sizeOfString(text)
  return size
}

/** Whether the page's canonical path is this one, percent-encoded or raw. */
export function isAt(cachedPlan: CachedPlan, path: string): boolean {
  if (cachedPlan.path === undefined || path === cachedPlan.path) return true
  const text = decodePath(path)
  return text !== undefined && text === cachedPlan.pathText
}

/** The redirect to the page's canonical address, with the query; undefined when the path is already canonical. */
export function redirection(cachedPlan: CachedPlan, { path, query }: Request): Answer | undefined {
  if (cachedPlan.location === undefined) return undefined
  const redirects = isRedirect(cachedPlan)
  if (!redirects && (cachedPlan.status !== 200 || isAt(cachedPlan, path))) return undefined
  const location = withQuery(cachedPlan.location, query)
  const headers = ['Location', location, 'Content-Length', '0', 'Cache-Control', REVALIDATE]
  return { status: redirects ? cachedPlan.status : 301, headers, body: [] }
}

/** Keeps tracking parameters of the link, but does not repeat parameters of the address itself. */
function withQuery(location: string, query: string): string {
  if (query === '') return location
  const hash = location.indexOf('#')
  if (hash !== -1) return withQuery(location.slice(0, hash), query) + location.slice(hash)
  const mark = location.indexOf('?')
  const known = new Set(new URLSearchParams(mark === -1 ? '' : location.slice(mark)).keys())
  const kept = query
    .split('&')
    .filter((part) => part && !known.has(new URLSearchParams(part).keys().next().value ?? ''))
  if (kept.length === 0) return location
  return `${location}${mark === -1 ? '?' : '&'}${escapeAddress(kept.join('&')).replaceAll('#', '%23')}`
}

/** Whether the page can be served as it is; if so, marks its entries as used. */
export function isWarm(store: Store, entry: Entry<CachedPlan>, warm: Warm): boolean {
  const epoch = store.epoch()
  if (warm.epoch === epoch) return true
  if (entry.staleSince !== FRESH) return false
  for (const compressed of warm.entries) if (compressed.staleSince !== FRESH) return false
  entry.used = true
  for (const compressed of warm.entries) compressed.used = true
  warm.epoch = epoch
  return true
}
