/** Runs the site in one process: creates the parts that live as long as the process, and closes them. */
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { loadSwitches, noteSwitches } from '../content/modules/switch.ts'
import { forgetTimers } from '../content/modules/timers.ts'
import { checkSiteUrl, isHeld, type Outgoing } from '../content/outgoing/outgoing.ts'
import { noteProxy } from '../content/proxies.ts'
import { removalsCacheTag } from '../content/removals.ts'
import { searchIndex } from '../content/search/index-query.ts'
import { keepLocalIndex } from '../content/search/local-index/keep.ts'
import { createDelivery } from '../delivery/delivery.ts'
import { feedRoutes } from '../distribution/feeds/routes.ts'
import { podcastRoutes } from '../distribution/podcasts/routes.ts'
import { sitemapRoutes } from '../distribution/sitemaps/routes.ts'
import { readMissingCaptionTexts } from '../ingest/videos/caption-text.ts'
import { requestMissingRenditions } from '../ingest/videos/render.ts'
import { system } from '../kernel/actor.ts'
import { offer } from '../kernel/read-context.ts'
import { execute } from '../kernel/run.ts'
import { ensureTimers, startTimers } from '../kernel/timers.ts'
import { onSuspensionEnded } from '../modules/contain.ts'
import { ownTimerKeys } from '../modules/install.ts'
import { installedModules } from '../modules/installed.ts'
import { keepFailures } from '../modules/keep-failures.ts'
import { searchIndexOf } from '../modules/search-index.ts'
import { createNewsroomHandler } from '../newsroom/serve.ts'
import { followChanges } from '../platform/changes.ts'
import { isUnavailable } from '../platform/database.ts'
import { prepareJobs, runJobs } from '../platform/jobs.ts'
import type { Log } from '../platform/log.ts'
import { openMailer } from '../platform/mail.ts'
import { openMediaStore } from '../platform/media/store.ts'
import { migrate } from '../platform/migrate.ts'
import { openOutbound } from '../platform/outbound.ts'
import type { Settings } from '../platform/settings.ts'
import { loadAssets } from '../site/assets.ts'
import { createBrandMedia } from '../site/brand-media.ts'
import { createMedia, type Located } from '../site/media.ts'
import { createReadCounter } from '../site/read-counter.ts'
import { createRedirectCounter } from '../site/redirect-counter.ts'
import { siteRoutes } from '../site/routes.ts'
import { createShareImages } from '../site/share-images.ts'
import { createSite } from '../site/site.ts'
import { createApiHandler } from './api-handler.ts'
import { createFilesAtRoot } from './files-at-root.ts'
import { openLive } from './live.ts'
import { openMetrics } from './metrics.ts'
import { assetsDir, migrationsDir, type Newsroom, newsroomDir, publicDir } from './newsroom.ts'
import { watchStream } from './on-air.ts'
import { readPublicFiles } from './public-files.ts'
import { createReadersHandler } from './readers-handler.ts'
import { createRefusals } from './refusals.ts'
import { keepRemovalsFile } from './removals-file.ts'
import { checkSecretKey } from './secret-key.ts'
import { createHttpServer, isOfAnotherHandler, type RootIcon } from './server.ts'
import { createStaffEvents } from './staff-events.ts'
import { siteTasks } from './tasks.ts'

export interface Hooks {
  /** Called once, when the schema is ready; may fill an empty newsroom. */
  onSchemaReady(newsroom: Newsroom): Promise<void>
  /** Called once, when the database cannot be reached at the start. */
  onDatabaseUnavailable(): void
}

export interface RunningSite {
  server: ReturnType<typeof createHttpServer>
  /** Waits for the database, migrates the schema, then follows the change log and runs jobs. */
  prepare(hooks: Hooks): Promise<void>
  close(): Promise<void>
}

/** The schema is not ready yet. Readers then see the same page as when the database is unavailable. */
class NotReady extends Error {
  code = '57P03'
}

const retryMs = 1_000
/** The maximum time that a reader waits for a part of a page, for example while a table is locked. */
const pageMs = 10_000

/** Waits for `work` at most `ms`; then fails as if the database were unavailable. */
async function withTimeLimit<T>(ms: number, work: T | Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const timedOut = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new NotReady('The database did not answer in time.')), ms)
  })
  return Promise.race([work, timedOut]).finally(() => clearTimeout(timer))
}

export async function runSite(newsroom: Newsroom, settings: Settings, log: Log): Promise<RunningSite> {
  const { db } = newsroom
  const { siteUrl, mediaDir } = settings
  let ready = false
  let closed = false
  const outbound = openOutbound(settings.privateHosts)
  const outlets = { siteUrl }
  const canMail = settings.mail !== undefined
  const assets = loadAssets(assetsDir)
  const localIndex = keepLocalIndex({
    ...{ db, connection: newsroom.connection, log, from: settings.searchIndexFrom },
    folder: join(settings.dataDir, 'search'),
  })
  const service = offer(searchIndex, searchIndexOf({ db, outbound }, localIndex.current))
  const redirectCounter = createRedirectCounter(db, (error) =>
    log.warn({ err: error }, 'uses of redirects could not be counted'),
  )
  const site = createSite({
    ...{ db, redirectCounter },
    routes: [...siteRoutes, ...feedRoutes(outlets), ...podcastRoutes(outlets), ...sitemapRoutes(outlets)],
    assets,
    siteUrl,
    canMail,
    service,
  })
  const requireReady = () => {
    if (!ready) throw new NotReady('The database is not ready yet.')
  }
  const limitedSite = {
    ...site,
    async plan(...parameters: Parameters<typeof site.plan>) {
      requireReady()
      return withTimeLimit(pageMs, site.plan(...parameters))
    },
    async render(...parameters: Parameters<typeof site.render>) {
      requireReady()
      return withTimeLimit(pageMs, site.render(...parameters))
    },
    moved(...parameters: Parameters<typeof site.moved>) {
      const moved = site.moved(...parameters)
      return moved && withTimeLimit(pageMs, moved)
    },
  }
  const onError = (error: unknown, task?: string) => log.error({ err: error, task }, 'a task failed')
  const delivery = createDelivery(limitedSite, {
    budgetBytes: settings.cacheBytes,
    isUnavailable,
    onError,
    staleWhileRevalidateMs: { comments: 250, 'comments-list': 250, 'comments-thread': 250 },
  })
  onSuspensionEnded((tags) => delivery.invalidate(tags))
  const metrics = openMetrics(delivery)
  metrics.watch(
    'nashra_search_index_complete',
    'Whether the local search index of this process is ready',
    () => Number(localIndex.isComplete()),
  )
  const failures = keepFailures(
    db,
    log,
    metrics.countBoth('nashra_module_failures_total', "Failures of the newsroom's own modules", [
      'module',
      'kind',
    ]),
  )
  const live = openLive({
    ...{ db, readContext: site.readContext(() => {}), delivery, metrics, requireReady, onError },
    streamsPerAddress: settings.streamsPerAddress,
  })
  const mediaStore = openMediaStore(mediaDir)
  const media = createMedia({ db, store: mediaStore, onError })
  const fontFiles = ['card-arabic.ttf', 'card-latin.ttf'].map((name) =>
    join(assetsDir, '..', assets.url(name)),
  )
  const cards = createShareImages({ db, store: mediaStore, fontFiles, onError })
  const backgroundColor = assets.brand?.paper?.ground ?? '#fcfbf8'
  const brandMedia = createBrandMedia({ db, store: mediaStore, backgroundColor, onError })
  const filesAtRoot = createFilesAtRoot(db, onError)
  const readCounter = createReadCounter(db, (error) =>
    log.warn({ err: error }, 'reads could not be counted yet'),
  )

  const staffEvents = createStaffEvents()
  const mailer = settings.mail ? openMailer(settings.mail) : null

  function warnOfPausedSending({ heldSince, heldBecause, siteUrl: known }: Outgoing): void {
    if (heldSince)
      log.warn(
        { heldSince, because: heldBecause, siteUrl, dataBelongsTo: known },
        'Mail, notifications and pings are paused until an administrator resumes or discards them in the newsroom.',
      )
  }

  async function isReady(): Promise<boolean> {
    if (!ready) return false
    const answered = newsroom.pool.query('select 1').then(
      () => true,
      () => false,
    )
    const timedOut = new Promise<boolean>((resolve) => setTimeout(resolve, 2_000, false).unref())
    return Promise.race([answered, timedOut])
  }

  function onUnnamedProxy(address: string): void {
    log.warn(
      { proxy: address },
      `requests are forwarded by ${address}, which is not in TRUSTED_PROXIES: all its clients share its address`,
    )
    execute(db, system('server'), noteProxy, { address }).catch((error) =>
      onError(error, 'storing the address of a proxy'),
    )
  }

  const publicFiles = readPublicFiles(
    publicDir,
    (address) => isOfAnotherHandler(address) || site.match(address, '') !== null,
    (address) =>
      log.warn({ file: `public${address}` }, 'this file is not served, because the program uses its address'),
  )
  const mediaAt = (path: string) =>
    path.startsWith('/media/cards/') ? cards : path.startsWith('/media/brand/') ? brandMedia : media
  /** Returns the icon that the newsroom set. Without one, or without the database, returns the built-in one. */
  async function rootIcon(find: () => Promise<Located>, builtIn: string): Promise<RootIcon> {
    const found = await find().catch(() => null)
    return found && 'path' in found ? found : { path: join(assetsDir, '..', assets.url(builtIn)) }
  }
  const server = createHttpServer({
    ...{ delivery, readCounter, metrics, assetsDir, isReady, siteUrl, log },
    media: (path) => mediaAt(path).locate(path),
    api: createApiHandler(
      {
        db,
        siteUrl,
        canMail,
        mediaDir,
        mediaStore,
        assets,
        filesOfFolder: [...publicFiles.keys()],
        log,
        outbound,
        refusals: createRefusals(log, metrics),
        watch: staffEvents.watch,
        service,
      },
      () => ready,
    ),
    readers: createReadersHandler(
      {
        ...{ db, siteUrl, readContext: site.readContext(() => {}), log, outbound },
        canMailTo: async (address) => mailer === null || mailer.takes(address),
      },
      () => ready,
    ),
    newsroom: createNewsroomHandler({
      ...{ folder: newsroomDir, siteUrl },
      archive: join(settings.dataDir, 'newsroom-builds'),
      onError: (error) => onError(error, 'newsroom-builds'),
    }),
    favicon: () => rootIcon(brandMedia.favicon, 'mark.svg'),
    appleIcon: () => rootIcon(brandMedia.appleIcon, 'icon-apple.png'),
    filesAtRoot: filesAtRoot.find,
    publicFiles,
    trustedProxies: settings.trustedProxies,
    bodyMs: settings.bodyMs,
    onUnnamedProxy,
    events: live.handler,
  })
  const parts: { close(): Promise<void> }[] = [failures, readCounter, redirectCounter, localIndex]

  async function prepare({ onSchemaReady, onDatabaseUnavailable }: Hooks): Promise<void> {
    for (let hasWarned = false; !closed; hasWarned = true) {
      try {
        await migrate(db as never, migrationsDir)
        await prepareJobs(newsroom.pool)
        await checkSecretKey(db, settings)
        await onSchemaReady(newsroom)
        await ensureTimers(db)
        await forgetTimers(db, ownTimerKeys(installedModules()))
        warnOfPausedSending(await execute(db, system('start'), checkSiteUrl, { siteUrl }))
        break
      } catch (error) {
        if (!isUnavailable(error)) throw error
        if (!hasWarned) onDatabaseUnavailable()
        await new Promise((resolve) => setTimeout(resolve, retryMs))
      }
    }
    const keepRemovals = () =>
      keepRemovalsFile(db, settings.dataDir).catch((error) => onError(error, 'removals.jsonl'))
    await keepRemovals()
    /** Applies switches of modules that were changed while the change log was unreachable. */
    const readSwitches = async () => {
      const changed = await loadSwitches(db).catch((error) => onError(error, 'modules'))
      if (changed?.length) delivery.invalidate(new Set(changed))
    }
    const follower = await followChanges({
      connection: newsroom.connection,
      onCacheTags(cacheTags) {
        noteSwitches(cacheTags)
        if (cacheTags.has('*')) void readSwitches()
        if (cacheTags.has(removalsCacheTag)) void keepRemovals()
        localIndex.invalidate(cacheTags)
        delivery.invalidate(cacheTags)
        media.invalidate(cacheTags)
        cards.invalidate(cacheTags)
        brandMedia.invalidate(cacheTags)
        filesAtRoot.invalidate(cacheTags)
        staffEvents.invalidate(cacheTags)
        live.invalidate(cacheTags)
      },
      onError: (error) => log.warn({ err: error }, 'the change log is unreachable'),
    })
    await readSwitches()
    await filesAtRoot.load()
    const { connection, pool } = newsroom
    const videos = { db, mediaDir }
    // Earlier versions kept share images in this folder. They are drawn again on request.
    await rm(join(mediaDir, 'renditions', 'cards'), { recursive: true, force: true }).catch(onError)
    const readContext = () => site.readContext(() => {})
    const jobs = runJobs({
      ...{ connection, pool, log },
      ...siteTasks({ db, mediaDir, siteUrl, mailer, outbound, readContext }),
      isHeld: () => isHeld(db),
      async begin() {
        await readMissingCaptionTexts(videos)
        await requestMissingRenditions(videos)
      },
    })
    parts.unshift(jobs, startTimers(db, onError), watchStream(db, outbound, onError), follower)
    live.begin()
    ready = true
  }

  async function close(): Promise<void> {
    closed = true
    const ended = live.close()
    await staffEvents.close()
    await new Promise<void>((resolve) => {
      server.close(() => resolve())
      server.closeIdleConnections()
      setTimeout(() => server.closeAllConnections(), 5_000).unref()
    })
    await ended.catch(onError)
    for (const part of parts) await part.close().catch(onError)
    mailer?.close()
    outbound.close()
  }

  return { server, prepare, close }
}
