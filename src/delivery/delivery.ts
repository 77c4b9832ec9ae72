/**
 * Turns a request into the bytes of a response. A warm page costs the site's match, one map lookup and one
 * comparison of numbers, and no query, rendering or compression.
 */
import { refusal } from './address.ts'
import {
  type CachedPlan,
  isAt,
  isLowPriority,
  isWarm,
  redirection,
  sizeOfCachedPlan,
  toCachedPlan,
} from './cached-plan.ts'
import { type CompressedFragment, compress, sizeOfFragment } from './compressed-fragment.ts'
import type { Answer, Delivery, DeliveryOptions, Moved, Request, Site } from './contract.ts'
import { createFallback } from './fallback.ts'
import { type Page, respond, stitch } from './page.ts'
import { createRevalidatingCache } from './revalidating-cache.ts'
import { sizeOfPage } from './sizes.ts'
import { createStore, type Entry, FRESH } from './store.ts'

const STALE_WHILE_REVALIDATE_MS = 50
/** The epoch of a page not yet served from memory: creating a page does not count as using it. */
const NEVER = -1

export function createDelivery(site: Site, options: DeliveryOptions): Delivery {
  const renders = new Map<string, number>()
  const count = { plans: 0, hits: 0, misses: 0, stale: 0, failures: 0 }
  const unavailable = createFallback(503, site.unavailable, [['Retry-After', '5']])
  const failed = createFallback(500, site.failed, [])

  const store = createStore(options.budgetBytes)
  const common = {
    onStale: () => void count.stale++,
    onFailure(error: unknown, key: string) {
      count.failures++
      if (!options.isUnavailable(error)) options.onError(error, key)
    },
  }
  const cachedPlans = createRevalidatingCache<CachedPlan>(store, {
    ...common,
    async load(key, dependOn) {
      const cachedPlan = toCachedPlan(await site.plan(key, dependOn))
      count.plans++
      return cachedPlan
    },
    sizeOf: sizeOfCachedPlan,
    isLowPriority,
    staleWhileRevalidateMs: () => STALE_WHILE_REVALIDATE_MS,
  })
  const compressedFragments = createRevalidatingCache<CompressedFragment>(store, {
    ...common,
    async load(key, dependOn, last) {
      const html = await site.render(key, dependOn)
      const name = nameOf(key)
      renders.set(name, (renders.get(name) ?? 0) + 1)
      return compress(html, last)
    },
    sizeOf: sizeOfFragment,
    staleWhileRevalidateMs: (key) =>
      options.staleWhileRevalidateMs?.[nameOf(key)] ?? STALE_WHILE_REVALIDATE_MS,
  })

  function keyOf(path: string, query: string): string {
    try {
      return site.match(path, query) ?? site.notFound
    } catch (error) {
      if (error instanceof URIError) return site.notFound
      throw error
    }
  }

  /** The hot path: every part of the page is fresh, and the page is assembled. */
  function answerWarm(key: string, request: Request): Answer | undefined {
    const entry = cachedPlans.peek(key)
    const cachedPlan = entry?.value
    if (!cachedPlan?.warm || !isWarm(store, entry as Entry<CachedPlan>, cachedPlan.warm)) return undefined
    if (!isAt(cachedPlan, request.path)) return undefined
    count.hits++
    const { page, entries } = cachedPlan.warm
    return respond(
      cachedPlan,
      page,
      entries.map((compressed) => compressed.value as CompressedFragment),
      request,
    )
  }

  /** Every part of the page is fresh, but the page is not assembled yet. */
  function answerFresh(key: string, request: Request): Answer | undefined {
    const cachedPlan = cachedPlans.fresh(key)?.value
    if (!cachedPlan) return undefined
    const moved = redirection(cachedPlan, request)
    if (moved) return moved
    const found: CompressedFragment[] = []
    for (const fragment of cachedPlan.fragments) {
      const compressed = compressedFragments.fresh(fragment, isLowPriority(cachedPlan))?.value
      if (!compressed) return undefined
      found.push(compressed)
    }
    return answerStitched(key, cachedPlan, found, request)
  }

  async function answerRendered(key: string, request: Request): Promise<Answer> {
    let cachedPlan: CachedPlan
    let found: CompressedFragment[]
    try {
      cachedPlan = await cachedPlans.get(key)
      const moved = redirection(cachedPlan, request)
      if (moved) return moved
      const lowPriority = isLowPriority(cachedPlan)
      found = await Promise.all(
        cachedPlan.fragments.map((fragment) => compressedFragments.get(fragment, lowPriority)),
      )
    } catch (error) {
      return options.isUnavailable(error) ? unavailable(request) : failed(request)
    }
    return answerStitched(key, cachedPlan, found, request)
  }

  function answerStitched(
    key: string,
    cachedPlan: CachedPlan,
    found: CompressedFragment[],
    request: Request,
  ): Answer {
    count.misses++
    const page = stitch(cachedPlan, found)
    keepWarm(key, cachedPlan, page, found)
    return respond(cachedPlan, page, found, request)
  }

  /** Caches an assembled page with its plan, if all its parts are cached and fresh. */
  function keepWarm(key: string, cachedPlan: CachedPlan, page: Page, found: CompressedFragment[]): void {
    const entry = cachedPlans.peek(key)
    if (entry?.value !== cachedPlan || entry.staleSince !== FRESH) return
    const entries: Entry<CompressedFragment>[] = []
    for (const [index, fragment] of cachedPlan.fragments.entries()) {
      const compressed = compressedFragments.peek(fragment)
      if (compressed?.value !== found[index] || compressed?.staleSince !== FRESH) return
      entries.push(compressed)
    }
    const isFirst = cachedPlan.warm === undefined
    cachedPlan.warm = { page, entries, epoch: NEVER }
    if (isFirst) store.resize(entry, entry.size + sizeOfPage(entries.length))
  }

  const answerKey = (key: string, request: Request) =>
    answerWarm(key, request) ?? answerFresh(key, request) ?? answerRendered(key, request)

  /** An old address is looked up only where no page is, so a warm page costs one comparison. */
  function answerOr(answer: Answer, request: Request): Answer | Promise<Answer> {
    const { status } = answer
    if (status !== 404 && status !== 410 && status !== 301) return answer
    const moved = site.moved?.(request.path, request.query, status)
    return moved ? answerMoved(moved, request, answer) : answer
  }

  /** `otherwise`: the answer without a redirect; undefined when a page has the address. */
  async function answerMoved(
    asked: Promise<Moved | null>,
    request: Request,
    otherwise: Answer | undefined,
  ): Promise<Answer> {
    let moved: Moved | null
    try {
      moved = await asked
    } catch (error) {
      const isAway = options.isUnavailable(error)
      count.failures++
      if (!isAway) options.onError(error, 'moved')
      // A search engine forgets an address that answers 404.
      if (isAway && otherwise && otherwise.status !== 301) return unavailable(request)
      moved = null
    }
    if (moved) return answerKey(moved.key, { ...request, query: moved.query })
    return otherwise ?? answerKey(keyOf(request.path, request.query), request)
  }

  return {
    answer(request) {
      const refused = refusal(request)
      if (refused) return refused
      if (request.query !== '' && site.mayHaveMoved?.(request.path, request.query)) {
        const moved = site.moved?.(request.path, request.query, 200)
        if (moved) return answerMoved(moved, request, undefined)
      }
      const answer = answerKey(keyOf(request.path, request.query), request)
      return answer instanceof Promise
        ? answer.then((late) => answerOr(late, request))
        : answerOr(answer, request)
    },

    invalidate(cacheTags) {
      const named = [...cacheTags]
      site.invalidate?.(named)
      store.invalidate(named)
    },

    bytes: () => store.stats().bytes,

    stats: () => ({
      renders: Object.fromEntries(renders),
      ...count,
      ...store.stats(),
      entries: cachedPlans.entries() + compressedFragments.entries(),
      inFlight: cachedPlans.inFlight() + compressedFragments.inFlight(),
    }),
  }
}

/** A fragment's name: its key up to the first `:` or `/`. */
const nameOf = (key: string) => /^[^:/]*/.exec(key)?.[0] ?? key
