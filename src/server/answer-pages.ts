/** Answers page addresses in this process, for commands: without a server, jobs or timers. */
import { createDelivery } from '../delivery/delivery.ts'
import { feedRoutes } from '../distribution/feeds/routes.ts'
import { podcastRoutes } from '../distribution/podcasts/routes.ts'
import { sitemapRoutes } from '../distribution/sitemaps/routes.ts'
import { isUnavailable } from '../platform/database.ts'
import { loadAssets } from '../site/assets.ts'
import { siteRoutes } from '../site/routes.ts'
import { createSite } from '../site/site.ts'
import { assetsDir, type Newsroom } from './newsroom.ts'
import { isOfAnotherHandler } from './server.ts'

export interface PageAnswer {
  status: number
  /** The Location header of a redirect. */
  location: string | null
}

/** Returns a function that answers a path, with its query. */
export function answerPages(
  { db }: Pick<Newsroom, 'db'>,
  siteUrl: string,
): (path: string) => Promise<PageAnswer> {
  const outlets = { siteUrl }
  const site = createSite({
    ...{ db, siteUrl, assets: loadAssets(assetsDir), canMail: false },
    routes: [...siteRoutes, ...feedRoutes(outlets), ...podcastRoutes(outlets), ...sitemapRoutes(outlets)],
  })
  const delivery = createDelivery(site, {
    ...{ budgetBytes: 16 * 1024 * 1024, isUnavailable },
    onError(error) {
      throw error
    },
  })
  return async (target) => {
    const [path = '/', query = ''] = target.split(/\?(.*)/s)
    // Other handlers and the search have no old addresses.
    if (isOfAnotherHandler(path) || path === '/search') return { status: 200, location: null }
    const { status, headers } = await delivery.answer({ method: 'GET', path, query, gzip: true })
    const at = headers.findIndex((name, i) => i % 2 === 0 && name.toLowerCase() === 'location')
    return { status, location: at < 0 ? null : headers[at + 1]! }
  }
}
