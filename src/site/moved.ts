/** Where old addresses lead: asked for addresses without a page, and before a slug is mended. */

import { redirectTarget } from '../content/redirect-targets.ts'
import { redirectsCacheTag } from '../content/redirects/cache-tags.ts'
import { mayNameOldAddress, remainingQuery } from '../content/redirects/candidates.ts'
import { createRedirectFinder, type FoundRedirect } from '../content/redirects/find.ts'
import { isOwnAddress } from '../content/redirects/live.ts'
import { maxSteps } from '../content/redirects/loops.ts'
import { compilePatterns, matchPatterns } from '../content/redirects/patterns.ts'
import { readRedirectRules } from '../content/redirects/read.ts'
import type { RedirectStatus, TargetKind } from '../content/redirects/tables.ts'
import type { Moved, Plan } from '../delivery/contract.ts'
import { htmlPlan, notFoundPlan } from './frame/plan.ts'
import { addressOfTarget } from './redirect-address.ts'
import type { SiteReadContext } from './route.ts'

/** Counts what was asked for; the process writes the counts in batches. */
export interface RedirectCounter {
  redirect(id: number): void
  pattern(id: number): void
  missing(path: string): void
}

interface MovedOptions {
  db: SiteReadContext['db']
  siteUrl: string
  readContext(): SiteReadContext
  counter?: RedirectCounter | undefined
  /** The plan of the page at an address of this site; null when no route has it. */
  planAt(readContext: SiteReadContext, path: string, query: string): Promise<Plan | null>
}

interface Rules {
  hasRedirects: boolean
  patterns: ReturnType<typeof compilePatterns>
}

/** Addresses found last, so that popular ones need no query. */
const maxRecent = 2_000
const longestRecent = 400

type Way = FoundRedirect | { pattern: ReturnType<typeof matchPatterns> & object }

/** 'STATUS/KIND/ID', with '/rss' or '/atom' for its feed, or '=STATUS ADDRESS': addresses of one target share a plan. */
const argumentOf = ({ status, target, feed }: FoundRedirect): string =>
  target === null
    ? '=410 '
    : 'address' in target
      ? `=${status} ${target.address}`
      : `${status}/${target.kind}/${target.id}${feed ? `/${feed}` : ''}`

export function createMoved({ db, siteUrl, readContext, counter, planAt }: MovedOptions) {
  const find = createRedirectFinder(db)
  let rules: Rules | null = null
  let loading: Promise<Rules> | null = null
  let recent = new Map<string, Way>()

  function load(): Promise<Rules> {
    loading ??= (async () => {
      const started = recent
      const { hasRedirects, patterns } = await readRedirectRules(readContext())
      const loaded = { hasRedirects, patterns: compilePatterns(patterns) }
      // Unless they changed meanwhile.
      if (started === recent) rules = loaded
      return loaded
    })()
    const mine = loading
    const forget = () => {
      if (loading === mine) loading = null
    }
    mine.then(forget, forget)
    return mine
  }

  const addressOf = (path: string, query: string) => (query === '' ? path : `${path}?${query}`)

  /** Near addresses and patterns are asked only where no page is. */
  async function wayOf(address: string, status: number): Promise<Way | null> {
    const { hasRedirects, patterns } = rules ?? (await load())
    const found = hasRedirects
      ? await find(address, status === 404 || status === 410 ? 'near' : 'exact')
      : null
    if (found) return found
    const pattern = status === 301 ? null : matchPatterns(patterns, address)
    return pattern && { pattern }
  }

  async function ask(path: string, query: string, status: number): Promise<Moved | null> {
    const address = addressOf(path, query)
    const isShort = address.length <= longestRecent
    const kept = recent
    // A mended slug and a missing page are asked differently.
    const key = `${status === 301 ? '!' : ''}${address}`
    const way = (isShort ? kept.get(key) : undefined) ?? (await wayOf(address, status))
    if (!way) {
      if (status === 404) counter?.missing(path)
      return null
    }
    if (isShort) {
      kept.delete(key)
      kept.set(key, way)
      if (kept.size > maxRecent) kept.delete(kept.keys().next().value!)
    }
    if ('id' in way) {
      counter?.redirect(way.id)
      return { key: `redirect:${argumentOf(way)}`, query: remainingQuery(query, way.hasQuery) }
    }
    counter?.pattern(way.pattern.id)
    const { status: code, address: target } = way.pattern
    return { key: `redirect:=${code} ${target ?? ''}`, query: '' }
  }

  const redirectTo = (status: RedirectStatus, canonical: string): Plan => ({
    status: status as 301,
    ...{ canonical, contentType: '', fragments: [] },
  })
  const gone = (context: SiteReadContext) =>
    htmlPlan(context, { key: 'error:410', status: 410, body: ['error:410', 'headlines'] })

  /** The part of an address below this site; null for other sites. */
  const localPart = (address: string) =>
    address.startsWith('/')
      ? address
      : address.startsWith(`${siteUrl}/`) || address === siteUrl
        ? address.slice(siteUrl.length) || '/'
        : null

  /** An address that was moved itself leads to its end at once. */
  async function planTo(
    context: SiteReadContext,
    status: RedirectStatus,
    address: string,
    steps: number,
  ): Promise<Plan> {
    const local = localPart(address)
    if (local === null) return redirectTo(status, address)
    const [, path = '/', query = '', hash = ''] = /^([^?#]*)(?:\?([^#]*))?(#.*)?$/s.exec(local)!
    if (path !== '/' && isOwnAddress(path)) return redirectTo(status, local)
    const page = mayNameOldAddress(query) ? null : await planAt(context, path, query)
    if (page?.status === 200) return redirectTo(status, `${page.canonical ?? addressOf(path, query)}${hash}`)
    const way = steps < maxSteps ? await wayOf(addressOf(path, query), 404) : null
    if (way) return planOf(context, way, steps + 1, status)
    if (page) return page
    if (path === '/') return notFoundPlan(context)
    // It may be a file of the newsroom's own.
    return steps < maxSteps ? redirectTo(status, local) : notFoundPlan(context)
  }

  /** `first`: the status of the redirect that led here. */
  async function planOf(
    context: SiteReadContext,
    way: Way,
    steps: number,
    first?: RedirectStatus,
  ): Promise<Plan> {
    if ('pattern' in way) {
      const { status, address } = way.pattern
      return address === null ? gone(context) : planTo(context, first ?? status, address, steps)
    }
    const { target } = way
    const status = first ?? way.status
    if (target === null) return gone(context)
    if ('address' in target) return planTo(context, status, target.address, steps)
    return planOfThing(context, status, target.kind, target.id, way.feed)
  }

  async function planOfThing(
    context: SiteReadContext,
    status: RedirectStatus,
    kind: TargetKind,
    id: number,
    feed: FoundRedirect['feed'],
  ): Promise<Plan> {
    const target = await redirectTarget(context, kind, id)
    if (target.state === 'public') return redirectTo(status, addressOfTarget(target, feed))
    return target.state === 'gone' ? gone(context) : notFoundPlan(context)
  }

  return {
    mayHaveMoved: (path: string, query: string) => path === '/' && mayNameOldAddress(query),

    /** See delivery's contract. */
    moved(path: string, query: string, status: number): null | Promise<Moved | null> {
      if (rules && !rules.hasRedirects && rules.patterns.length === 0) {
        if (status === 404) counter?.missing(path)
        return null
      }
      return ask(path, query, status)
    },

    /** The plan of a page key without 'redirect:'; see argumentOf. */
    async plan(context: SiteReadContext, argument: string): Promise<Plan> {
      const [, thingStatus, kind, id, feed] =
        /^(\d{3})\/([a-z]+)\/(\d+)(?:\/(rss|atom))?$/.exec(argument) ?? []
      if (thingStatus !== undefined)
        return planOfThing(
          ...([context, Number(thingStatus) as RedirectStatus, kind as TargetKind, Number(id)] as const),
          (feed as FoundRedirect['feed'] | undefined) ?? null,
        )
      context.dependOn(redirectsCacheTag)
      const [, status, target = ''] = /^=(\d{3}) (.*)$/s.exec(argument) ?? []
      return target === '' ? gone(context) : planTo(context, Number(status) as RedirectStatus, target, 1)
    },

    invalidate(cacheTags: Iterable<string>): void {
      for (const cacheTag of cacheTags)
        if (cacheTag === redirectsCacheTag || cacheTag === '*') {
          rules = null
          loading = null
          recent = new Map()
          return
        }
    },
  }
}
