/** The readers' door: what they do (comment, join, follow) and what they see of themselves. */
import type { ReadersSettings } from '../readers/context.ts'
import { sparePage } from '../site/pages/error.tsx'
import { type Door, lazyDoor } from './lazy-door.ts'

const { html, headers } = sparePage(503)

export const createReadersDoor = (context: ReadersSettings, isReady: () => boolean): Door =>
  lazyDoor({
    isReady,
    away: {
      headers: {
        ...Object.fromEntries(headers),
        'Content-Type': 'text/html; charset=utf-8',
        'Cache-Control': 'no-store',
      },
      body: html,
    },
    load: async () => (await import('../readers/app.tsx')).openReaders(context),
  })
