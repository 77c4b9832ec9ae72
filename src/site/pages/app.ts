/** Makes the site installable as an app: /manifest.webmanifest and /sw.js. */
import { readBrand } from '../../content/brand/read.ts'
import type { Plan } from '../../delivery/contract.ts'
import { readFaces, readIcon } from '../brand.ts'
import { readLocale } from '../locale.tsx'
import type { Route, SiteReadContext } from '../route.ts'
import type { WorkerConfig } from '../worker/config.ts'

/** The light background behind the icon while the app opens. */
const paper = '#fcfbf8'

async function renderManifest(readContext: SiteReadContext): Promise<string> {
  const { publication, direction, messages } = await readLocale(readContext)
  const iconPath = await readIcon(readContext)
  const { colours } = await readBrand(readContext, 'colours')
  const icon = (name: string, size: number, purpose: string) => ({
    ...{ src: iconPath(name), sizes: `${size}x${size}`, type: 'image/png', purpose },
  })
  const shortcut = (name: string, url: string) => ({ name, url })
  return JSON.stringify({
    ...{ id: '/', start_url: '/', scope: '/', display: 'standalone' },
    ...{ name: publication.name, short_name: publication.name.slice(0, 30) },
    ...(publication.tagline ? { description: publication.tagline } : {}),
    ...{ lang: publication.language, dir: direction, categories: ['news'] },
    ...{
      theme_color: publication.accent,
      background_color: colours?.paper.light ?? readContext.assets.brand?.paper?.ground ?? paper,
    },
    icons: [
      icon('icon-192.png', 192, 'any'),
      icon('icon-512.png', 512, 'any'),
      icon('icon-maskable.png', 512, 'maskable'),
    ],
    shortcuts: [
      shortcut(messages.latest, '/latest'),
      shortcut(messages.videos, '/videos'),
      shortcut(messages.onAir, '/live'),
    ],
  })
}

async function renderWorker(readContext: SiteReadContext): Promise<string> {
  const { publication, messages } = await readLocale(readContext)
  const { assets } = readContext
  const faces = await readFaces(readContext)
  const { language, timeZone, months, digits, hijri, solar, name, accent } = publication
  const config: WorkerConfig = {
    ...{ dates: { language, timeZone, months, digits, hijri, solar }, name, accent },
    // The files without which a stored page looks wrong. Other files are stored when a page uses them.
    files: [assets.url('site.js'), assets.url('below.css'), ...faces.text, ...faces.all.toReversed()],
    ...{ notice: messages.keptCopy('{time}'), retry: messages.tryAgain },
  }
  return `self.config=${JSON.stringify(config)};\n${readContext.assets.worker}`
}

const at = (name: string): Route['match'] => {
  return ([first, second]) => (first === name && second === undefined ? '' : null)
}

const plan = (fragment: string, contentType: string) => async (): Promise<Plan> => ({
  ...{ status: 200, contentType, fragments: [`${fragment}:`] },
  // The worker's own policy: it fetches from the site and loads nothing else.
  headers: [['Content-Security-Policy', "default-src 'none'; connect-src 'self'"]],
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
