/** Reading without a network: brings the service worker, renews a kept page when the network is back, lists what is kept. */
import { keptHeader, keptPages, keptPictures, offlineAddress } from '../worker/facts.ts'

const everyMs = 30_000

export function keepForOffline(): void {
  const { page } = document.documentElement.dataset
  if (!('serviceWorker' in navigator) || !('caches' in window)) return
  if (page === 'article' || page === 'front' || page === 'follow') {
    if (document.readyState === 'complete') void bringWorker()
    else addEventListener('load', bringWorker, { once: true })
  }
  if (page === 'offline') void listKept()
  const isLost = page === 'offline' && location.pathname !== offlineAddress
  if (isLost) {
    document.querySelector<HTMLElement>('[data-lost]')!.hidden = false
    document.querySelector<HTMLElement>('[data-again]')!.onclick = () => location.reload()
  }
  if (isLost || document.querySelector('.kept')) renewWhenBack()
  offerInstallation()
}

/** The page that was loaded before the worker could see it asks to be kept, so that the very first is not the one missing. */
async function bringWorker(): Promise<void> {
  const { serviceWorker } = navigator
  const brought = await serviceWorker.register('/sw.js').catch(() => null)
  const [loaded] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[]
  if (brought && !loaded?.workerStart) (await serviceWorker.ready).active?.postMessage('keep')
}

/** The network says that it is back, or the server is: only an answer tells. */
function renewWhenBack(): void {
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
    // The faces and scripts stay: they say nothing of who read what.
    await Promise.all([keptPages, keptPictures].map((name) => caches.delete(name)))
    location.reload()
  }
}

/** The browser's own offer to install, at our button; where there is none, the text says where to look. */
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
