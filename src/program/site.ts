/** One process that serves the site: everything that lives as long as it does, put together and taken apart. */
import { join } from 'node:path'
import { setClock, startClock } from '../content/clock.ts'
import { keepIndexBeside } from '../content/search/beside/keep.ts'
import { createDelivery } from '../delivery/delivery.ts'
import { askForMissing, videoTasks } from '../intake/videos/render.ts'
import { createNewsroomDoor } from '../newsroom/serve.ts'
import { feedRoutes } from '../outlets/feeds/routes.ts'
import { newsletterTasks } from '../outlets/newsletter/tasks.ts'
import { pushTasks } from '../outlets/push/tasks.ts'
import { sitemapRoutes } from '../outlets/sitemaps/routes.ts'
import { pingTasks } from '../outlets/websub/tasks.ts'
import { followChanges } from '../platform/changes.ts'
import { isUnavailable } from '../platform/database.ts'
import { prepareJobs, runJobs } from '../platform/jobs.ts'
import type { Log } from '../platform/log.ts'
import { mailTasks, openMailer } from '../platform/mail.ts'
import { openMediaStore } from '../platform/media/store.ts'
import { migrate } from '../platform/migrate.ts'
import type { Settings } from '../platform/settings.ts'
import { loadAssets } from '../site/assets.ts'
import { createBeacon } from '../site/beacon.ts'
import { createCards } from '../site/cards.ts'
import { createMedia } from '../site/media.ts'
import { siteRoutes } from '../site/routes.ts'
import { createSite } from '../site/site.ts'
import { watchStream } from './air.ts'
import { createApiDoor } from './api-door.ts'
import { openLive } from './live.ts'
import { openMetrics } from './metrics.ts'
import { assetsDir, migrationsDir, type Newsroom, newsroomDir } from './newsroom.ts'
import { createReadersDoor } from './readers-door.ts'
import { createDoors } from './server.ts'
import { createWatching } from './watching.ts'

export interface Hooks {
  /** Called once the schema is there. */
  whenEmpty(newsroom: Newsroom): Promise<void>
  /** Called once when the database can't be reached yet. */
  whenAway(): void
}

export interface RunningSite {
  server: ReturnType<typeof createDoors>
  /** Brings the schema up to date and begins to follow the change log; waits for a database that is away. */
  prepare(hooks: Hooks): Promise<void>
  close(): Promise<void>
}

/** The schema is not there yet: to a reader the same as a database that is away. */
class NotReady extends Error {
  code = '57P03'
}

const retryMs = 1_000

export async function runSite(newsroom: Newsroom, settings: Settings, log: Log): Promise<RunningSite> {
  const { db } = newsroom
  const { siteUrl, mediaDir } = settings
  let ready = false
  let closed = false
  const outlets = { siteUrl }
  const canMail = settings.mail !== undefined
  const assets = loadAssets(assetsDir)
  const searchIndex = keepIndexBeside({
    ...{ db, connection: newsroom.connection, log, from: settings.searchIndexFrom },
    folder: join(settings.dataDir, 'search'),
  })
  const site = createSite({
    db,
    routes: [...siteRoutes, ...feedRoutes(outlets), ...sitemapRoutes(outlets)],
    assets,
    siteUrl,
    canMail,
    index: searchIndex.current,
  })
  const whenReady = () => {
    if (!ready) throw new NotReady('The database is not ready yet.')
  }
  const gated = {
    ...site,
    async plan(...asked: Parameters<typeof site.plan>) {
      whenReady()
      return site.plan(...asked)
    },
    async render(...asked: Parameters<typeof site.render>) {
      whenReady()
      return site.render(...asked)
    },
  }
  const onError = (error: unknown, what?: string) => log.error({ err: error, what }, 'could not be done')
  const delivery = createDelivery(gated, {
    budgetBytes: settings.cacheBytes,
    isUnavailable,
    onError,
    graceMilliseconds: { comments: 250, 'comments-list': 250, 'comments-thread': 250 },
  })
  const metrics = openMetrics(delivery)
  metrics.watch('nashra_search_index_complete', 'Whether the search index beside this process answers', () =>
    Number(searchIndex.isComplete()),
  )
  const live = openLive({
    ...{ db, reading: site.reading(() => {}), delivery, metrics, whenReady, onError },
    streamsPerAddress: settings.streamsPerAddress,
  })
  const mediaStore = openMediaStore(mediaDir)
  const media = createMedia({ db, store: mediaStore, onError })
  const faces = ['card-arabic.ttf', 'card-latin.ttf'].map((name) => join(assetsDir, '..', assets.url(name)))
  const cards = createCards({ db, store: mediaStore, faces, onError })
  const beacon = createBeacon(db, (error) => log.warn({ err: error }, 'reads wait to be counted'))

  const watching = createWatching()
  const mailer = settings.mail ? openMailer(settings.mail) : null

  async function isReady(): Promise<boolean> {
    if (!ready) return false
    const answer = newsroom.pool.query('select 1').then(
      () => true,
      () => false,
    )
    const late = new Promise<boolean>((resolve) => setTimeout(resolve, 2_000, false).unref())
    return Promise.race([answer, late])
  }

  const server = createDoors({
    ...{ delivery, beacon, metrics, assetsDir, isReady, log },
    media: (path) => (path.startsWith('/media/cards/') ? cards : media).locate(path),
    api: createApiDoor(
      {
        db,
        siteUrl,
        canMail,
        mediaDir,
        mediaStore,
        assets,
        log,
        watch: watching.watch,
        index: searchIndex.current,
      },
      () => ready,
    ),
    readers: createReadersDoor({ db, siteUrl, reading: site.reading(() => {}), log }, () => ready),
    newsroom: createNewsroomDoor({ folder: newsroomDir, siteUrl }),
    mark: join(assetsDir, '..', assets.url('mark.svg')),
    appleIcon: join(assetsDir, '..', assets.url('icon-apple.png')),
    trustedProxies: settings.trustedProxies,
    events: live.door,
  })
  const parts: { close(): Promise<void> }[] = [beacon, searchIndex]

  async function prepare({ whenEmpty, whenAway }: Hooks): Promise<void> {
    for (let told = false; !closed; told = true) {
      try {
        await migrate(db as never, migrationsDir)
        await prepareJobs(newsroom.pool)
        await whenEmpty(newsroom)
        await setClock(db)
        break
      } catch (error) {
        if (!isUnavailable(error)) throw error
        if (!told) whenAway()
        await new Promise((resolve) => setTimeout(resolve, retryMs))
      }
    }
    const follower = await followChanges({
      connection: newsroom.connection,
      onTopics(topics) {
        searchIndex.touch(topics)
        delivery.touch(topics)
        media.touch(topics)
        cards.touch(topics)
        watching.touch(topics)
        live.touch(topics)
      },
      onError: (error) => log.warn({ err: error }, 'the change log is out of reach'),
    })
    const { connection, pool } = newsroom
    const films = { db, mediaDir }
    const reading = () => site.reading(() => {})
    const jobs = runJobs({
      ...{ connection, pool, log },
      tasks: {
        ...videoTasks(films),
        ...mailTasks(mailer),
        ...newsletterTasks({ db, siteUrl, mailer, reading }),
        ...pingTasks({ siteUrl, reading }),
        ...pushTasks({ db, siteUrl, reading }),
      },
      begin: () => askForMissing(films),
    })
    parts.unshift(jobs, startClock(db, onError), watchStream(db, onError), follower)
    live.begin()
    ready = true
  }

  async function close(): Promise<void> {
    closed = true
    const ended = live.close()
    await watching.close()
    await new Promise<void>((resolve) => {
      server.close(() => resolve())
      server.closeIdleConnections()
      setTimeout(() => server.closeAllConnections(), 5_000).unref()
    })
    await ended.catch(onError)
    for (const part of parts) await part.close().catch(onError)
    mailer?.close()
  }

  return { server, prepare, close }
}
