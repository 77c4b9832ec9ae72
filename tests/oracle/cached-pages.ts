/**
 * The oracle: two processes carry out random commands while pages are read from two caches. Whenever they
 * rest, every cached page is byte for byte the page that an empty cache renders.
 */
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { expect } from 'vitest'
import { createDelivery } from '../../src/delivery/delivery.ts'
import { feedRoutes } from '../../src/distribution/feeds/routes.ts'
import { podcastRoutes } from '../../src/distribution/podcasts/routes.ts'
import { sitemapRoutes } from '../../src/distribution/sitemaps/routes.ts'
import { execute } from '../../src/kernel/run.ts'
import { installSite } from '../../src/modules/install-site.ts'
import { loadSite } from '../../src/modules/site.ts'
import { followChanges } from '../../src/platform/changes.ts'
import { loadAssets } from '../../src/site/assets.ts'
import { siteRoutes } from '../../src/site/routes.ts'
import { createSite } from '../../src/site/site.ts'
import { desk, newsroomDatabase, root, type TestDatabase } from '../harness.ts'
import { randomFrom } from '../seed.ts'
import { createDesk } from './actions.ts'
import { beginCoverages } from './coverage-actions.ts'

const siteUrl = 'http://localhost:3000'
/** The build of the product, or of the site that `nashra site test` proves. */
const build = process.env.NASHRA_TEST_BUILD ?? join(root, 'dist')

interface Proof {
  seed: number
  rounds: number
  /** Commands of each of the two desks in a round. */
  commandsEach: number
}

function openDelivery({ db }: Pick<TestDatabase, 'db'>) {
  const errors: unknown[] = []
  const site = createSite({
    db,
    routes: [
      ...siteRoutes,
      ...feedRoutes({ siteUrl }),
      ...podcastRoutes({ siteUrl }),
      ...sitemapRoutes({ siteUrl }),
    ],
    assets: loadAssets(join(build, 'assets')),
    siteUrl,
  })
  const delivery = createDelivery(site, {
    budgetBytes: 64 * 1024 * 1024,
    isUnavailable: () => false,
    onError: (error) => errors.push(error),
  })
  return { delivery, errors }
}

type Delivery = ReturnType<typeof openDelivery>['delivery']

async function read(delivery: Delivery, address: string): Promise<string> {
  const [path = '', query = ''] = address.split('?')
  const { status, headers, body } = await delivery.answer({ method: 'GET', path, query, gzip: true })
  // When a cache made the page is its own affair.
  const at = headers.indexOf('Last-Modified')
  const others = at === -1 ? headers : headers.toSpliced(at, 2)
  return `${status} ${others.join(' ')} ${Buffer.concat(body).toString('base64')}`
}

/** Every address that a reader could ask for, those of withdrawn articles and old slugs too. */
async function addresses({ db }: Pick<TestDatabase, 'db'>): Promise<string[]> {
  const articles = await db.selectFrom('articles').select(['id', 'slug']).execute()
  const slugs = await db.selectFrom('slugs').select(['kind', 'slug']).execute()
  const folders: Record<string, string> = {
    section: 'sections',
    story: 'stories',
    person: 'authors',
    programme: 'programmes',
    topic: 'topics',
  }
  const coverages = await db.selectFrom('coverages').select(['id', 'slug', 'sequence']).execute()
  const entries = await db.selectFrom('entries').select(['id', 'coverageId', 'sequence']).execute()
  const last = articles.at(-1)?.id ?? 1
  const today = new Date().toISOString().slice(0, 10).replaceAll('-', '/')
  return [
    ...[
      '/',
      '/latest',
      `/latest?before=${last}`,
      ...['', today.slice(0, 4), today.slice(0, 7), today].map((period) =>
        `/archive/${period}`.replace(/\/$/, ''),
      ),
      '/stories',
      '/videos',
      '/live',
      '/follow',
      '/pages/about',
      '/nowhere',
    ],
    ...[
      '/feeds/latest.rss',
      '/feeds/latest.atom',
      '/feeds/latest.json',
      '/sitemap.xml',
      '/sitemaps/0.xml',
      '/sitemaps/topics-0.xml',
      '/robots.txt',
    ],
    ...articles.map(({ id, slug }) => `/articles/${id}/${slug}`),
    `/articles/${last + 1}/later`,
    ...['/coverage', '/now'],
    ...coverages.flatMap(({ id, slug, sequence }) => [
      `/coverage/${id}/${slug}`,
      `/coverage/${id}/${slug}?key=1`,
      ...[0, Math.max(0, sequence - 3), sequence].map((since) => `/coverage/${id}/since/${since}`),
    ]),
    ...entries.flatMap(({ id, coverageId, sequence }) => [
      `/coverage/${coverageId}/x/${id}`,
      ...(sequence !== null && sequence % 4 === 0 ? [`/coverage/${coverageId}/x?before=${sequence}`] : []),
    ]),
    ...slugs.flatMap(({ kind, slug }) => (kind === 'programme' ? [`/programmes/${slug}/podcast.xml`] : [])),
    ...slugs.flatMap(({ kind, slug }) => (folders[kind] ? [`/${folders[kind]}/${slug}`] : [])),
    ...slugs.flatMap(({ kind, slug }) =>
      kind === 'section' || kind === 'story' || kind === 'topic'
        ? [`/feeds/${folders[kind]}/${slug}.atom`]
        : [],
    ),
  ]
}

interface Desk {
  child: ChildProcess
  /** Waits for the process: for its start, or for its commands. Answers the error of a command, if any. */
  report(): Promise<string | null>
}

function openDesk(settings: string): Desk {
  const child = fork(join(root, 'tests/oracle/desk.ts'), [settings], {
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  let printed = ''
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk) => {
      printed += chunk
    })
  const end = once(child, 'close').then(([code, signal]) => {
    throw new Error(`A desk ended (${code ?? signal}):\n${printed}`)
  })
  end.catch(() => {})
  const report = async () => {
    const [{ failure }] = await Promise.race([once(child, 'message'), end])
    return failure
  }
  return { child, report }
}

/** Fails where a page differs; answers how many pages were compared. */
export async function proveCachedPages({ seed, rounds, commandsEach }: Proof): Promise<number> {
  const { modules } = await loadSite()
  installSite(modules)
  const own = modules.flatMap(({ pages = [], feeds = [] }) => [
    ...pages.flatMap(({ path }) => (path.includes('{') ? [] : [path])),
    ...feeds.map(({ ending }) => `/feeds/latest.${ending}`),
  ])
  const newsroom = await newsroomDatabase(12)
  const desks: Desk[] = []
  let compared = 0
  try {
    await beginCoverages((what, input) => execute(newsroom.db, desk, what, input))
    const action = createDesk(newsroom.db, randomFrom(seed))
    for (let n = 0; n < 40; n++) await action()
    for (let n = 1; n <= 2; n++) {
      const settings = JSON.stringify({ connection: newsroom.connection, seed: seed + n })
      const one = openDesk(settings)
      desks.push(one)
      await one.report()
    }
    const caches = [openDelivery(newsroom), openDelivery(newsroom)]
    const followers = await Promise.all(
      caches.map(({ delivery }) =>
        followChanges({
          connection: newsroom.connection,
          onCacheTags: (cacheTags) => delivery.invalidate(cacheTags),
        }),
      ),
    )
    const random = randomFrom(seed)
    for (let round = 0; round < rounds; round++) {
      let working = true
      const readers = caches.map(async ({ delivery }) => {
        while (working) {
          const all = [...(await addresses(newsroom)), ...own]
          for (let n = 0; n < 30 && working; n++)
            await read(delivery, all[Math.floor(random() * all.length)]!)
        }
      })
      const finished = Promise.all(desks.map((one) => one.report()))
      for (const { child } of desks) child.send(commandsEach)
      const failures = await finished.finally(() => {
        working = false
        return Promise.all(readers)
      })
      expect(failures).toEqual([null, null])
      await Promise.all(followers.map((follower) => follower.caughtUp()))

      const empty = openDelivery(newsroom)
      for (const address of [...(await addresses(newsroom)), ...own]) {
        const truth = await read(empty.delivery, address)
        for (const [i, { delivery }] of caches.entries()) {
          const cached = await read(delivery, address)
          compared++
          if (cached !== truth)
            expect.fail(
              `${address} differs in cache ${i}, round ${round}, seed ${seed}:\n${show(cached, truth)}`,
            )
        }
      }
      expect([...caches, empty].flatMap(({ errors }) => errors)).toEqual([])
    }
    for (const follower of followers) await follower.close()
    return compared
  } finally {
    for (const { child } of desks) {
      if (!child.connected) continue
      child.send(0)
      await once(child, 'exit')
    }
    await newsroom.drop()
  }
}

/** The first place where two answers differ, as text: in their bodies, where these do. */
function show(cached: string, truth: string): string {
  const parts = (answer: string) => {
    const at = answer.lastIndexOf(' ')
    const bytes = Buffer.from(answer.slice(at + 1), 'base64')
    return { head: answer.slice(0, at), text: bytes.length > 0 ? gunzipSync(bytes).toString() : '' }
  }
  const [a, b] = [parts(cached), parts(truth)]
  const [x, y] = a.text === b.text ? [a.head, b.head] : [a.text, b.text]
  let at = 0
  while (at < x.length && x[at] === y[at]) at++
  const around = (text: string) => text.slice(Math.max(0, at - 400), at + 400)
  return `cached: …${around(x)}…\ntruth:  …${around(y)}…`
}
