/** What a device shows of itself when a page is neither on the network nor kept: what can be read. Without the frame, which is of the moment. */
import type { Plan } from '../../delivery/contract.ts'
import { htmlType } from '../frame/plan.ts'
import { pageHeaders } from '../frame/style.ts'
import { readHouse } from '../house.tsx'
import type { Route, SiteReading } from '../route.ts'
import { offlineAddress } from '../worker/facts.ts'

export const offlineRoute: Route = {
  name: 'offline',
  match: ([first, second]) => (`/${first}` === offlineAddress && second === undefined ? '' : null),

  async plan(reading): Promise<Plan> {
    const { pages } = await pageHeaders(reading)
    const fragments = ['head:offline:', 'style-pages', 'style', 'offline']
    return { status: 200, canonical: offlineAddress, contentType: htmlType, fragments, headers: pages }
  },

  async head(reading) {
    const { words } = await readHouse(reading)
    return { title: words.offlineTitle, kind: 'offline' }
  },

  fragments: { offline: renderOffline },
}

async function renderOffline(reading: SiteReading): Promise<string> {
  const { words, publication } = await readHouse(reading)
  return `${String(
    <>
      <header class="top">
        <div class="mast">
          <a class="name" href="/">
            {publication.name}
          </a>
        </div>
      </header>
      <main id="main" class="page offline">
        <h1>{words.offlineTitle}</h1>
        <p data-lost hidden>
          {words.offlineLost}{' '}
          <button type="button" data-again>
            {words.tryAgain}
          </button>
        </p>
        <p>{words.offlineText}</p>
        <p data-none>{words.offlineNone}</p>
        <ul data-kept={words.home} hidden />
        <button type="button" data-forget hidden>
          {words.offlineForget}
        </button>
      </main>
    </>,
  )}</body></html>`
}
