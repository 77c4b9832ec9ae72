/** The public site for a copy: rendered in this process as readers get it, without a server, jobs or timers. */
import { join } from 'node:path'
import type { Kysely } from 'kysely'
import { filesAtRoot } from '../content/brand/files-at-root.ts'
import { readBrand } from '../content/brand/read.ts'
import { loadSwitches } from '../content/modules/switch.ts'
import type { Answer } from '../delivery/contract.ts'
import { createDelivery } from '../delivery/delivery.ts'
import { feedRoutes } from '../distribution/feeds/routes.ts'
import { podcastRoutes } from '../distribution/podcasts/routes.ts'
import { sitemapRoutes } from '../distribution/sitemaps/routes.ts'
import type { Source } from '../distribution/static/source.ts'
import type { Tables } from '../kernel/tables.ts'
import { isUnavailable } from '../platform/database.ts'
import { openMediaStore } from '../platform/media/store.ts'
import { loadAssets } from '../site/assets.ts'
import { createBrandMedia } from '../site/brand-media.ts'
import { createMedia, type Located } from '../site/media.ts'
import { siteRoutes } from '../site/routes.ts'
import { createShareImages } from '../site/share-images.ts'
import { createSite } from '../site/site.ts'
import { assetsDir, publicDir } from './newsroom.ts'
import { readPublicFiles } from './public-files.ts'
import { isOfAnotherHandler } from './server.ts'

const cacheBytes = 64 * 1024 * 1024

interface Options {
  db: Kysely<Tables>
  siteUrl: string
  mediaDir: string
}

const headerOf = ({ headers }: Answer, name: string) => {
  const at = headers.findIndex((one, index) => index % 2 === 0 && one === name)
  return at === -1 ? null : headers[at + 1]!
}

export async function openStaticSource({ db, siteUrl, mediaDir }: Options): Promise<Source> {
  await loadSwitches(db)
  const outlets = { siteUrl }
  const assets = loadAssets(assetsDir)
  const site = createSite({
    ...{ db, assets, siteUrl },
    routes: [...siteRoutes, ...feedRoutes(outlets), ...podcastRoutes(outlets), ...sitemapRoutes(outlets)],
  })
  const fail = (error: unknown) => {
    throw error
  }
  const delivery = createDelivery(site, { budgetBytes: cacheBytes, isUnavailable, onError: fail })
  const store = openMediaStore(mediaDir)
  const media = createMedia({ db, store, onError: fail })
  const fontFiles = ['card-arabic.ttf', 'card-latin.ttf'].map((name) =>
    join(assetsDir, '..', assets.url(name)),
  )
  const cards = createShareImages({ db, store, fontFiles, onError: fail })
  const backgroundColor = assets.brand?.paper?.ground ?? '#fcfbf8'
  const brandMedia = createBrandMedia({ db, store, backgroundColor, onError: fail })
  const mediaAt = (path: string) =>
    path.startsWith('/media/cards/') ? cards : path.startsWith('/media/brand/') ? brandMedia : media

  async function page(path: string, query: string) {
    const answer = await delivery.answer({ method: 'GET', path, query, gzip: false })
    return { answer, text: Buffer.concat(answer.body).toString('utf8') }
  }

  const pathOf = (found: Located, builtIn: string): string =>
    found && 'path' in found ? found.path : join(assetsDir, '..', assets.url(builtIn))

  return {
    assets: assetsDir,
    async state(path, query) {
      const key = site.match(path, query)
      if (key === null) return { status: 404, location: null }
      const plan = await site.plan(key, () => {})
      const canonical = plan.canonical ?? null
      const isMoved = canonical !== null && decodeURI(canonical.split('?')[0]!) !== decodeURI(path)
      return plan.status === 200 && isMoved
        ? { status: 301, location: canonical }
        : { status: plan.status, location: canonical }
    },
    async page(path, query) {
      const { answer, text } = await page(path, query)
      return { status: answer.status, contentType: headerOf(answer, 'Content-Type') ?? '', text }
    },
    async media(path) {
      const found = await mediaAt(path).locate(path)
      if (found && 'movedTo' in found) {
        const moved = await mediaAt(path).locate(found.movedTo)
        return moved && 'path' in moved ? moved.path : null
      }
      return found?.path ?? null
    },
    async rootFiles() {
      const brand = await readBrand({ db, dependOn: () => {} }, 'adsTxt', 'securityTxt', 'verification')
      const isTaken = (address: string) => isOfAnotherHandler(address) || site.match(address, '') !== null
      const files = new Map<string, string | Buffer>([
        ...[...readPublicFiles(publicDir, isTaken, () => {})].map(
          ([path, { bytes }]) => [path, bytes] as const,
        ),
        ...[...filesAtRoot(brand)].map(([path, text]) => [path, Buffer.from(text)] as const),
        ['/favicon.ico', pathOf(await brandMedia.favicon(), 'mark.svg')],
        ['/apple-touch-icon.png', pathOf(await brandMedia.appleIcon(), 'icon-apple.png')],
      ])
      return [...files].map(([path, file]) => ({ path, file }))
    },
    notFound: async () => (await page('/nothing-is-here', '')).text,
  }
}
