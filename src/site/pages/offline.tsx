/**
 * The page that a device shows offline when the requested page is not stored: it lists the stored pages. It
 * has no site frame, which would be outdated.
 */

import type { Plan } from '../../delivery/contract.ts'
import { NameOnly } from '../frame/name-only.tsx'
import { htmlType } from '../frame/plan.ts'
import { pageHeaders } from '../frame/style.ts'
import { readLocale } from '../locale.tsx'
import type { Route, SiteReadContext } from '../route.ts'
import { offlineAddress } from '../worker/config.ts'

export const offlineRoute: Route = {
  name: 'offline',
  match: ([first, second]) => (`/${first}` === offlineAddress && second === undefined ? '' : null),

  async plan(readContext): Promise<Plan> {
    const { pages } = await pageHeaders(readContext)
    const fragments = ['head:offline:', 'style-pages', 'style:labels', 'offline']
    return { status: 200, canonical: offlineAddress, contentType: htmlType, fragments, headers: pages }
  },

  async head(readContext) {
    const { messages } = await readLocale(readContext)
    return { title: messages.offlineTitle, kind: 'offline' }
  },

  fragments: { offline: renderOffline },
}

async function renderOffline(readContext: SiteReadContext): Promise<string> {
  const { messages, publication } = await readLocale(readContext)
  return `${String(
    <>
      <NameOnly name={publication.name} />
      <main id="main" class="page offline">
        <h1>{messages.offlineTitle}</h1>
        <p data-lost hidden>
          {messages.offlineLost}{' '}
          <button type="button" data-again>
            {messages.tryAgain}
          </button>
        </p>
        <p>{messages.offlineText}</p>
        <p data-none>{messages.offlineNone}</p>
        <ul data-kept={messages.home} hidden />
        <button type="button" data-forget hidden>
          {messages.offlineForget}
        </button>
      </main>
    </>,
  )}</body></html>`
}
