/** What makes the site an app on a device: /manifest.webmanifest and /sw.js. */
import type { Plan } from '../../delivery/contract.ts'
import { readHouse } from '../house.tsx'
import type { Route, SiteReading } from '../route.ts'
import type { WorkerFacts } from '../worker/facts.ts'

/** The faces, styles and scripts without which a kept page is not itself; what else a page uses is kept as it is used. */
const needed = [
  'site.js',
  'below.css',
  'naskh-arabic.woff2',
  'plex-arabic-400.woff2',
  'plex-arabic-700.woff2',
]
/** The ground of the site in the light, behind the icon while the app opens. */
const paper = '#fcfbf8'

async function renderManifest(reading: SiteReading): Promise<string> {
  const { publication, direction, words } = await readHouse(reading)
  const icon = (name: string, size: number, purpose: string) => ({
    ...{ src: reading.assets.url(name), sizes: `${size}x${size}`, type: 'image/png', purpose },
  })
  const shortcut = (name: string, url: string) => ({ name, url })
  return JSON.stringify({
    ...{ id: '/', start_url: '/', scope: '/', display: 'standalone' },
    ...{ name: publication.name, short_name: publication.name.slice(0, 30) },
    ...(publication.tagline ? { description: publication.tagline } : {}),
    ...{ lang: publication.language, dir: direction, categories: ['news'] },
    ...{ theme_color: publication.accent, background_color: paper },
    icons: [
      icon('icon-192.png', 192, 'any'),
      icon('icon-512.png', 512, 'any'),
      icon('icon-maskable.png', 512, 'maskable'),
    ],
    shortcuts: [
      shortcut(words.latest, '/latest'),
      shortcut(words.videos, '/videos'),
      shortcut(words.onAir, '/live'),
    ],
  })
}

async function renderWorker(reading: SiteReading): Promise<string> {
  const { publication, words } = await readHouse(reading)
  const { language, timeZone, months, digits, hijri, name, accent } = publication
  const facts: WorkerFacts = {
    ...{ dates: { language, timeZone, months, digits, hijri }, name, accent },
    files: needed.map((file) => reading.assets.url(file)),
    ...{ notice: words.keptCopy('{time}'), retry: words.tryAgain },
  }
  return `self.facts=${JSON.stringify(facts)};\n${reading.assets.worker}`
}

const at = (name: string): Route['match'] => {
  return ([first, second]) => (first === name && second === undefined ? '' : null)
}

const plan = (fragment: string, contentType: string) => async (): Promise<Plan> => ({
  ...{ status: 200, contentType, fragments: [`${fragment}:`] },
  // The worker's own policy: it fetches from the site and runs nothing else.
  headers: [
    ['Content-Security-Policy', "default-src 'none'; connect-src 'self'"],
    ['X-Content-Type-Options', 'nosniff'],
  ],
})

export const appRoutes: Route[] = [
  {
    ...{ name: 'manifest', match: at('manifest.webmanifest') },
    plan: plan('manifest', 'application/manifest+json; charset=utf-8'),
    fragments: { manifest: renderManifest },
  },
  {
    ...{ name: 'worker', match: at('sw.js') },
    plan: plan('worker', 'text/javascript; charset=utf-8'),
    fragments: { worker: renderWorker },
  },
]
