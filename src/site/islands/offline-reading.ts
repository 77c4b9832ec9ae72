/**
 * Offline reading: registers the service worker, refreshes a stored page when the network returns, lists
 * stored pages.
 */
import { keptHeader, keptPages, keptPictures, offlineAddress } from '../worker/config.ts'

const everyMs = 30_000

export function enableOfflineReading(): void {
  const { page } = document.documentElement.dataset
  if (!('serviceWorker' in navigator) || !('caches' in window)) return
  if (/^(article|front|follow|saved)$/.test(page ?? '')) {
    if (document.readyState === 'complete') void registerWorker()
    else addEventListener('load', registerWorker, { once: true })
  }
  if (page === 'offline') void listKept()
  const isLost = page === 'offline' && location.pathname !== offlineAddress
  if (isLost) {
    document.querySelector<HTMLElement>('[data-lost]')!.hidden = false
    document.querySelector<HTMLElement>('[data-again]')!.onclick = () => location.reload()
  }
  if (isLost || document.querySelector('.kept')) refreshWhenOnline()
  offerInstallation()
}

/** Registers the worker. The first page loaded before the worker, so it asks the worker to store it. */
async function registerWorker(): Promise<void> {
  const { serviceWorker } = navigator
  const brought = await serviceWorker.register('/sw.js').catch(() => null)
  const [loaded] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[]
  if (brought && !loaded?.workerStart) (await serviceWorker.ready).active?.postMessage('keep')
}

/** Refreshes when the network returns. The browser's online event is not enough: only a response proves it. */
function refreshWhenOnline(): void {
  const renew = async () => {
    const answer = await fetch(location.href, { method: 'HEAD', cache: 'no-store' }).catch(() => null)
    if (answer && answer.status < 500) location.reload()
  }
  addEventListener('online', renew)
  setInterval(() => document.hidden || renew(), everyMs)
}

async function listKept(): Promise<void> {
  const list = document.querySelector<HTMLElement>('[data-kept]')!
  const forget = document.querySelector<HTMLElement>('[data-forget]')!
  const pages = await caches.open(keptPages)
  const items: HTMLElement[] = []
  for (const { url } of [...(await pages.keys())].reverse()) {
    const kept = await pages.match(url)
    const at = kept?.headers.get(keptHeader)
    if (!kept || !at) continue
    const { title, documentElement } = new DOMParser().parseFromString(await kept.text(), 'text/html')
    const item = document.createElement('li')
    const link = document.createElement('a')
    link.href = url
    link.textContent = documentElement.querySelector('main h1')?.textContent || title
    if (new URL(url).pathname === '/') link.textContent = list.dataset.kept!
    const time = documentElement.querySelector<HTMLElement>('.kept time')
    item.append(link)
    if (time) item.append(document.importNode(time, true))
    if (new URL(url).pathname === '/') items.unshift(item)
    else items.push(item)
  }
  if (items.length === 0) return
  list.replaceChildren(...items)
  list.hidden = forget.hidden = false
  document.querySelector<HTMLElement>('[data-none]')!.hidden = true
  forget.onclick = async () => {
    // Keeps fonts and scripts: they do not reveal what was read.
    await Promise.all([keptPages, keptPictures].map((name) => caches.delete(name)))
    location.reload()
  }
}

/** Shows our button for the browser's install prompt; where there is none, the text explains how to install. */
function offerInstallation(): void {
  const button = document.querySelector<HTMLButtonElement>('[data-install]')
  if (!button) return
  addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault()
    button.hidden = false
    button.onclick = () => void (event as Event & { prompt(): Promise<unknown> }).prompt()
  })
  addEventListener('appinstalled', () => {
    button.hidden = true
  })
}
