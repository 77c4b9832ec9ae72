/** A real browser: one Chromium for a whole run, and in it contexts that know nothing of each other. */
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { atEnd, patienceMs } from './harness.ts'
import { type Maker, shared } from './per-run.ts'

export const phone = { width: 390, height: 844 }
export const desktop = { width: 1280, height: 800 }

const { CHROMIUM = '/usr/bin/chromium', HEADLESS_SHELL = CHROMIUM } = process.env
/** Without V8's optimizing compilers: a page of a test is closed before they repay what they cost. */
const args = ['--no-sandbox', '--js-flags=--no-maglev,--no-turbofan']

export const makeBrowser: Maker = async () => {
  const server = await chromium.launchServer({ executablePath: HEADLESS_SHELL, args })
  return { value: server.wsEndpoint(), close: () => server.close() }
}

/** The shared browser, for one test file: to close it closes the file's contexts, and nothing of others. */
export const openBrowser = async (): Promise<Browser> => chromium.connect(await shared<string>('browser'))

/** A whole Chromium, which shows notifications. It is the caller's to close. */
export const launchChromium = (): Promise<Browser> => chromium.launch({ executablePath: CHROMIUM, args })

let connected: Promise<Browser> | undefined

/** A page in a context of its own, as wide as a desktop or as `options` say; it is closed when the test ends. */
export async function openPage(url: string, options: BrowserContextOptions = {}): Promise<Page> {
  connected ??= openBrowser()
  const context = await (await connected).newContext({ viewport: desktop, ...options })
  context.setDefaultTimeout(patienceMs)
  atEnd(() => context.close())
  const page = await context.newPage()
  await page.goto(url)
  return page
}

/** Waits until nothing on the page moves: no transition, no scrolling, no frame that differs from the last. */
export function standsStill(page: Page): Promise<void> {
  return page.evaluate(async () => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))
    const isMoving = () =>
      document
        .getAnimations()
        .some(
          ({ playState, effect }) => playState === 'running' && effect?.getTiming().iterations !== Infinity,
        )
    const places = () =>
      [scrollX, scrollY, document.documentElement.scrollHeight, document.activeElement?.tagName].join()
    let last = ''
    for (let still = 0; still < 10; still++) {
      await frame()
      const now = places()
      if (isMoving() || now !== last) still = 0
      last = now
    }
  })
}
