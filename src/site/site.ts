/** The site: routes and frame fragments, as the delivery layer expects them. */
import type { Kysely } from 'kysely'
import type { DependOn, Plan, Site } from '../delivery/contract.ts'
import type { FindService } from '../kernel/read-context.ts'
import type { Tables } from '../kernel/tables.ts'
import type { Assets } from './assets.ts'
import { contributions } from './contributions.ts'
import { frameFragments } from './frame/fragments.ts'
import { renderHead } from './frame/head.tsx'
import { blockRenderers } from './layout-blocks/fragments.ts'
import type { RedirectCounter } from './moved.ts'
import { createMoved } from './moved.ts'
import { errorRoute, fallbackPage } from './pages/error.tsx'
import { createRequestCache } from './request-cache.ts'
import type { Renderer, Route, SiteReadContext } from './route.ts'
import { readSegments } from './segments.ts'

export interface SiteOptions {
  db: Kysely<Tables>
  routes: Route[]
  assets: Assets
  /** Without a trailing slash. */
  siteUrl: string
  /** Whether the server can send mail; false by default. */
  canMail?: boolean
  /** Whether it is rendered for the staff, and not for readers; false by default. */
  isPreview?: boolean
  /** Finds services of this process that some queries need, for example the local search index. */
  service?: FindService
  /** Counts old and unknown addresses; without one, nobody does. */
  redirectCounter?: RedirectCounter
}

export interface NewsSite extends Site {
  moved: NonNullable<Site['moved']>
  /** The context for rendering fragments outside of a page. */
  readContext(dependOn: DependOn): SiteReadContext
}

export function createSite(options: SiteOptions): NewsSite {
  const { db, routes, assets, siteUrl, canMail = false, isPreview = false, service } = options
  const contributed = contributions()
  // The first route that matches is used, so those of the product take precedence over those of modules.
  const addressed = [...routes, ...contributed.routes]
  const allRoutes = [...addressed, errorRoute]
  const byName = new Map(allRoutes.map((route) => [route.name, route]))
  const fragments = new Map<string, Renderer>(
    Object.entries({ ...contributed.fragments, ...blockRenderers(), ...frameFragments }),
  )
  for (const route of allRoutes)
    for (const [name, render] of Object.entries(route.fragments)) fragments.set(name, render)
  const contextWith = (dependOn: DependOn): SiteReadContext => ({
    ...{ db, dependOn, siteUrl, assets, canMail, isPreview, ...(service && { service }) },
    shared: (key, load) => requestCache.shared(dependOn, key, load),
  })
  const requestCache = createRequestCache(contextWith)

  function match(path: string, query: string): string | null {
    const segments = readSegments(path)
    const parameters = query === '' ? noParameters : new URLSearchParams(query)
    for (const route of addressed) {
      const argument = route.match(segments, parameters)
      if (argument !== null) return `${route.name}:${argument}`
    }
    return null
  }

  function planOf(readContext: SiteReadContext, pageKey: string): Promise<Plan> {
    const { name, argument } = splitKey(pageKey)
    return byName.get(name)!.plan(readContext, argument)
  }

  const moved = createMoved({
    ...{ db, siteUrl, counter: options.redirectCounter },
    readContext: () => contextWith(() => {}),
    async planAt(readContext, path, query) {
      const pageKey = match(path, query)
      return pageKey === null ? null : planOf(readContext, pageKey)
    },
  })

  return {
    match,
    mayHaveMoved: moved.mayHaveMoved,
    moved: moved.moved,

    async plan(pageKey, dependOn) {
      const { name, argument } = splitKey(pageKey)
      return name === 'redirect'
        ? moved.plan(contextWith(dependOn), argument)
        : planOf(contextWith(dependOn), pageKey)
    },

    async render(fragmentKey, dependOn) {
      const { name, argument } = splitKey(fragmentKey)
      if (name === 'head') return renderPageHead(contextWith(dependOn), argument)
      const render = fragments.get(name)
      if (!render) throw new Error(`No route has a fragment named ${name}.`)
      return render(contextWith(dependOn), argument)
    },

    readContext: contextWith,
    invalidate(cacheTags) {
      requestCache.invalidate(cacheTags)
      moved.invalidate(cacheTags)
    },
    notFound: 'error:404',
    unavailable: fallbackPage(503),
    failed: fallbackPage(500),
  }

  async function renderPageHead(readContext: SiteReadContext, pageKey: string): Promise<string> {
    const { name, argument } = splitKey(pageKey)
    const route = byName.get(name)
    if (!route?.head) throw new Error(`The route ${name} has no head.`)
    return renderHead(readContext, await route.head(readContext, argument))
  }
}

const noParameters = new URLSearchParams()

function splitKey(key: string): { name: string; argument: string } {
  const colon = key.indexOf(':')
  return colon === -1
    ? { name: key, argument: '' }
    : { name: key.slice(0, colon), argument: key.slice(colon + 1) }
}
