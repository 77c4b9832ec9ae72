/** A phone with a slow network and a slow processor, and what it sees of a page that it opens for the first time. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Browser } from 'playwright-core'

/** 1.6 Mb/s, 150 ms, a quarter of this machine's speed: the slow phone of Lighthouse. */
const network = { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 94_000 }
const slower = 4
/** After this time without news a page is loaded. */
const quietMs = 1_500

interface Seen {
  lcpMs: number
  /** Cumulative layout shift. */
  shift: number
  /** Of tasks after the first paint, the time beyond 50 ms. */
  blockedMs: number
  inpMs: number
}

export interface Loaded extends Seen {
  /** Compressed, before the reader does anything. */
  scriptBytes: number
  /** Processor time of the page's main thread, at full speed of the machine. */
  workMs: number
}

declare const seen: Seen

export async function openPhone(browser: Browser, address: string) {
  const context = await browser.newContext({
    ...{ viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true },
    serviceWorkers: 'block',
  })
  const page = await context.newPage()
  const session = await context.newCDPSession(page)
  await session.send('Network.enable')
  await session.send('Network.emulateNetworkConditions', network)
  await session.send('Emulation.setCPUThrottlingRate', { rate: slower })
  await session.send('Performance.enable', { timeDomain: 'threadTicks' })
  let scriptBytes = 0
  const scripts = new Set<string>()
  session.on('Network.responseReceived', ({ requestId, type }) => type === 'Script' && scripts.add(requestId))
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (scripts.has(requestId)) scriptBytes += encodedDataLength
  })
  await page.addInitScript(watch)
  await page.goto(address, { waitUntil: 'load' })

  return {
    page,
    async loaded(): Promise<Loaded> {
      await sleep(quietMs)
      const { metrics } = await session.send('Performance.getMetrics')
      const workMs = (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1000
      return { ...(await page.evaluate(() => seen)), scriptBytes, workMs }
    },
    close: () => context.close(),
  }
}

/** Runs in the page before everything else. */
function watch(): void {
  const seen: Seen = { lcpMs: 0, shift: 0, blockedMs: 0, inpMs: 0 }
  Object.assign(window, { seen })
  const on = (
    type: string,
    see: (entry: PerformanceEntry & { value: number; interactionId: number }) => void,
  ) =>
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) see(entry as never)
    }).observe({ type, buffered: true, durationThreshold: 16 } as PerformanceObserverInit)
  on('largest-contentful-paint', ({ startTime }) => {
    seen.lcpMs = startTime
  })
  on('layout-shift', ({ value }) => {
    seen.shift += value
  })
  on('longtask', ({ startTime, duration }) => {
    const [paint] = performance.getEntriesByName('first-contentful-paint')
    if (paint && startTime + duration > paint.startTime) seen.blockedMs += duration - 50
  })
  on('event', ({ interactionId, duration }) => {
    if (interactionId) seen.inpMs = Math.max(seen.inpMs, duration)
  })
}
