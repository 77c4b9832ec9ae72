/** Handles requests to the readers' pages: comments, accounts, subscriptions. */
import type { ReadersSettings } from '../readers/context.ts'
import { fallbackPage } from '../site/pages/error.tsx'
import { lazyHandler, type RequestHandler } from './lazy-handler.ts'

const { html, headers } = fallbackPage(503)

export const createReadersHandler = (context: ReadersSettings, isReady: () => boolean): RequestHandler =>
  lazyHandler({
    isReady,
    unavailable: {
      headers: {
        ...Object.fromEntries(headers),
        'Content-Type': 'text/html; charset=utf-8',
        'Cache-Control': 'no-store',
      },
      body: html,
    },
    load: async () => (await import('../readers/app.tsx')).openReaders(context),
  })
