/**
 * The service worker. Uses the network first; without a network it serves stored copies, marked as such. It
 * handles pages, built files and article pictures. It ignores everything else: the newsroom, the API, event
 * streams, POST requests, and videos, which are requested in ranges.
 */

import { keptFiles, keptPages, keptPictures, offlineAddress, type WorkerConfig } from './config.ts'
import type { FetchEvent, Worker } from './events.ts'
import { keepPage, keptPage, keyOf } from './pages.ts'
import { handlePushes } from './push.ts'

const worker = self as unknown as Worker
const { config } = self as unknown as { config: WorkerConfig }

const maxFiles = 80
const maxPictures = 40
const maxPictureBytes = 400_000
const notPages = /^\/(newsroom|api|preview|readers|media|assets|feeds|sitemaps|beacon|metrics)(\/|$)/

handlePushes(worker)

worker.addEventListener('install', (event) => {
  event.waitUntil(install())
})

async function install(): Promise<void> {
  const files = await caches.open(keptFiles)
  await files.add(new Request(offlineAddress, { cache: 'reload' }))
  await Promise.all(config.files.map(async (file) => (await files.match(file)) ?? files.add(file)))
  await worker.skipWaiting()
}

worker.addEventListener('activate', (event) => {
  event.waitUntil(activate())
})

async function activate(): Promise<void> {
  const ours: string[] = [keptPages, keptFiles, keptPictures]
  for (const name of await caches.keys()) if (!ours.includes(name)) await caches.delete(name)
  await worker.registration.navigationPreload?.enable()
  await worker.clients.claim()
}

// A page that loaded before the worker asks to be stored.
worker.addEventListener('message', (event) => {
  const key = event.source && keyOf(new URL(event.source.url))
  if (key)
    event.waitUntil(
      fetch(key)
        .then((response) => keepPage(key, response, config))
        .catch(() => {}),
    )
})

worker.addEventListener('fetch', (event) => {
  const { request } = event
  const url = new URL(request.url)
  if (request.method !== 'GET' || url.origin !== location.origin || request.headers.has('range')) return
  if (request.mode === 'navigate') {
    if (!notPages.test(url.pathname)) event.respondWith(page(event, url))
  } else if (/^\/assets\/[^/]+$/.test(url.pathname)) {
    event.respondWith(file(event))
  } else if (isArticlesPicture(request, url)) {
    event.respondWith(picture(event))
  }
})

/** Fetches a page. A gateway error counts as no network when there is a stored copy. */
async function page(event: FetchEvent, url: URL): Promise<Response> {
  const key = keyOf(url)
  try {
    const response = (await event.preloadResponse) ?? (await fetch(event.request))
    if (response.status >= 502 && response.status <= 504) {
      return (key && (await keptPage(key))) || response
    }
    if (key) event.waitUntil(keepPage(key, response.clone(), config).catch(() => {}))
    return response
  } catch {
    const kept = key && (await keptPage(key))
    return kept || (await (await caches.open(keptFiles)).match(offlineAddress)) || Response.error()
  }
}

/**
 * Built files never change under their name. Keeps the files of the last version, which stored pages need,
 * and deletes older ones.
 */
async function file(event: FetchEvent): Promise<Response> {
  const files = await caches.open(keptFiles)
  const kept = await files.match(event.request.url)
  if (kept) return kept
  const response = await fetch(event.request)
  if (response.status === 200 && response.type === 'basic')
    event.waitUntil(store(keptFiles, event.request.url, response.clone(), maxFiles))
  return response
}

const isArticlesPicture = (request: Request, { pathname }: URL) =>
  request.destination === 'image' &&
  pathname.startsWith('/media/') &&
  /^https?:\/\/[^/]+\/articles\//.test(request.referrer)

async function picture(event: FetchEvent): Promise<Response> {
  try {
    const response = await fetch(event.request)
    const size = Number(response.headers.get('content-length') ?? Number.POSITIVE_INFINITY)
    if (response.status === 200 && response.type === 'basic' && size <= maxPictureBytes)
      event.waitUntil(store(keptPictures, event.request.url, response.clone(), maxPictures))
    return response
  } catch {
    return (await (await caches.open(keptPictures)).match(event.request.url)) ?? Response.error()
  }
}

/** A full disk is not an error: the reader already has the response. */
async function store(name: string, key: string, response: Response, most: number): Promise<void> {
  try {
    const cache = await caches.open(name)
    await cache.put(key, response)
    const keys = (await cache.keys()).filter(({ url }) => !url.endsWith(offlineAddress))
    for (const old of keys.slice(0, Math.max(0, keys.length - most))) await cache.delete(old)
  } catch {}
}
