/**
 * The service worker: the network first, always; what it kept only when the network is away, and marked as such.
 * It sees pages, built files and the pictures of articles; everything else passes it by: the newsroom, the API,
 * event streams, what is posted, and films, which are asked for in ranges.
 */
import type { FetchEvent, Worker } from './events.ts'
import { keptFiles, keptPages, keptPictures, offlineAddress, type WorkerFacts } from './facts.ts'
import { keepPage, keptPage, keyOf } from './pages.ts'
import { hearPushes } from './push.ts'

const worker = self as unknown as Worker
const { facts } = self as unknown as { facts: WorkerFacts }

const mostFiles = 80
const mostPictures = 40
const mostPictureBytes = 400_000
const notPages = /^\/(newsroom|api|preview|readers|media|assets|feeds|sitemaps|beacon|metrics)(\/|$)/

hearPushes(worker)

worker.addEventListener('install', (event) => {
  event.waitUntil(install())
})

async function install(): Promise<void> {
  const files = await caches.open(keptFiles)
  await files.add(new Request(offlineAddress, { cache: 'reload' }))
  await Promise.all(facts.files.map(async (file) => (await files.match(file)) ?? files.add(file)))
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

// A page that was loaded without the worker asks to be kept.
worker.addEventListener('message', (event) => {
  const key = event.source && keyOf(new URL(event.source.url))
  if (key)
    event.waitUntil(
      fetch(key)
        .then((response) => keepPage(key, response, facts))
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

/** The network's answer; a gateway that finds nobody behind it counts as no network where there is a copy. */
async function page(event: FetchEvent, url: URL): Promise<Response> {
  const key = keyOf(url)
  try {
    const response = (await event.preloadResponse) ?? (await fetch(event.request))
    if (response.status >= 502 && response.status <= 504) {
      return (key && (await keptPage(key))) || response
    }
    if (key) event.waitUntil(keepPage(key, response.clone(), facts).catch(() => {}))
    return response
  } catch {
    const kept = key && (await keptPage(key))
    return kept || (await (await caches.open(keptFiles)).match(offlineAddress)) || Response.error()
  }
}

/** A built file never changes under its name. The oldest leave, not those of the last version: kept pages need them. */
async function file(event: FetchEvent): Promise<Response> {
  const files = await caches.open(keptFiles)
  const kept = await files.match(event.request.url)
  if (kept) return kept
  const response = await fetch(event.request)
  if (response.status === 200 && response.type === 'basic')
    event.waitUntil(store(keptFiles, event.request.url, response.clone(), mostFiles))
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
    if (response.status === 200 && response.type === 'basic' && size <= mostPictureBytes)
      event.waitUntil(store(keptPictures, event.request.url, response.clone(), mostPictures))
    return response
  } catch {
    return (await (await caches.open(keptPictures)).match(event.request.url)) ?? Response.error()
  }
}

/** A full disk is no reason for an error: the reader has the answer already. */
async function store(name: string, key: string, response: Response, most: number): Promise<void> {
  try {
    const cache = await caches.open(name)
    await cache.put(key, response)
    const keys = (await cache.keys()).filter(({ url }) => !url.endsWith(offlineAddress))
    for (const old of keys.slice(0, Math.max(0, keys.length - most))) await cache.delete(old)
  } catch {}
}
