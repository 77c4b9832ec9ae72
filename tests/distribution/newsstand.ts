/** A newsroom for the tests of feeds and sitemaps, with requests to its site. */

import { createDelivery } from '../../src/delivery/delivery.ts'
import { feedRoutes } from '../../src/distribution/feeds/routes.ts'
import { podcastRoutes } from '../../src/distribution/podcasts/routes.ts'
import { sitemapRoutes } from '../../src/distribution/sitemaps/routes.ts'
import { execute } from '../../src/kernel/run.ts'
import { followChanges } from '../../src/platform/changes.ts'
import { createSite } from '../../src/site/site.ts'
import { desk, newsroomDatabase } from '../harness.ts'

export const siteUrl = 'https://news.example'

export async function openNewsstand() {
  const database = await newsroomDatabase()
  const { db } = database
  const site = createSite({
    ...{ db, siteUrl },
    routes: [...feedRoutes({ siteUrl }), ...podcastRoutes({ siteUrl }), ...sitemapRoutes({ siteUrl })],
    assets: {
      brand: null,
      islands: null,
      faces: { text: [], all: [] },
      worker: '',
      css: { fonts: '', site: '', pages: '' },
      url: (name) => `/assets/${name}`,
    },
  })
  const delivery = createDelivery(site, {
    budgetBytes: 32 * 1024 * 1024,
    isUnavailable: () => false,
    onError(error) {
      throw error
    },
  })
  const follower = await followChanges({
    connection: database.connection,
    onCacheTags: (cacheTags) => delivery.invalidate(cacheTags),
  })
  return {
    db,
    /** Carries out a command as the desk does. */
    do: ((what, input) => execute(db, desk, what, input)) as Do,
    /** The response of an address after all changes. */
    async get(path: string) {
      await follower.caughtUp()
      const answer = await delivery.answer({ method: 'GET', path: encodeURI(path), query: '', gzip: false })
      const header = (name: string) => {
        const at = answer.headers.findIndex((one, i) => i % 2 === 0 && one.toLowerCase() === name)
        return at === -1 ? undefined : answer.headers[at + 1]
      }
      const text = Buffer.concat(answer.body).toString()
      return { status: answer.status, type: header('content-type'), location: header('location'), text }
    },
    renders: () => delivery.stats().renders,
    async close() {
      await follower.close()
      await database.drop()
    },
  }
}

type Execute = typeof execute
type Do = <S extends Parameters<Execute>[2]['input'], O>(
  what: import('../../src/kernel/command.ts').Command<S, O>,
  input: import('zod').input<S>,
) => Promise<O>

export type Newsstand = Awaited<ReturnType<typeof openNewsstand>>
