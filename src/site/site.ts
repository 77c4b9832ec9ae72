/** The site: routes and the frame's fragments, behind the contract of the delivery room. */
import type { Kysely } from 'kysely'
import type { Tables } from '../content/tables.ts'
import type { Note, Site } from '../delivery/contract.ts'
import type { Assets } from './assets.ts'
import { frameFragments } from './frame/fragments.ts'
import { renderHead } from './frame/head.tsx'
import { errorRoute, sparePage } from './pages/error.tsx'
import type { Renderer, Route, SiteReading } from './route.ts'
import { createShared } from './shared.ts'

export interface SiteOptions {
  db: Kysely<Tables>
  routes: Route[]
  assets: Assets
  /** Without a slash at its end. */
  siteUrl: string
  /** Whether mail can be sent; not unless said. */
  canMail?: boolean
  /** The search index beside this process, where there is one. */
  index?: SiteReading['index']
}

export interface NewsSite extends Site {
  /** What fragments read with, for what is rendered outside of a page. */
  reading(note: Note): SiteReading
}

export function createSite({ db, routes, assets, siteUrl, canMail = false, index }: SiteOptions): NewsSite {
  const all = [...routes, errorRoute]
  const byName = new Map(all.map((route) => [route.name, route]))
  const fragments = new Map<string, Renderer>(Object.entries(frameFragments))
  for (const route of all)
    for (const [name, render] of Object.entries(route.fragments)) fragments.set(name, render)
  const read = (note: Note): SiteReading => ({
    ...{ db, note, siteUrl, assets, canMail, ...(index && { index }) },
    once: (key, load) => shared.once(note, key, load),
  })
  const shared = createShared(read)

  return {
    match(path, query) {
      const segments = path.split('/').slice(1).map(decodeSegment)
      // A slash at the end is forgiven: the plan's canonical address redirects it.
      if (segments.length > 1 && segments.at(-1) === '') segments.pop()
      const parameters = query === '' ? noParameters : new URLSearchParams(query)
      for (const route of routes) {
        const argument = route.match(segments, parameters)
        if (argument !== null) return `${route.name}:${argument}`
      }
      return null
    },

    async plan(pageKey, note) {
      const { name, argument } = splitKey(pageKey)
      return byName.get(name)!.plan(read(note), argument)
    },

    async render(fragmentKey, note) {
      const { name, argument } = splitKey(fragmentKey)
      if (name === 'head') return renderPageHead(read(note), argument)
      const render = fragments.get(name)
      if (!render) throw new Error(`No route has a fragment named ${name}.`)
      return render(read(note), argument)
    },

    reading: read,
    touch: shared.touch,
    notFound: 'error:404',
    unavailable: sparePage(503),
    failed: sparePage(500),
  }

  async function renderPageHead(reading: SiteReading, pageKey: string): Promise<string> {
    const { name, argument } = splitKey(pageKey)
    const route = byName.get(name)
    if (!route?.head) throw new Error(`The route ${name} has no head.`)
    return renderHead(reading, await route.head(reading, argument))
  }
}

const noParameters = new URLSearchParams()
const decodeSegment = (segment: string) => (segment.includes('%') ? decodeURIComponent(segment) : segment)

function splitKey(key: string): { name: string; argument: string } {
  const colon = key.indexOf(':')
  return colon === -1
    ? { name: key, argument: '' }
    : { name: key.slice(0, colon), argument: key.slice(colon + 1) }
}
