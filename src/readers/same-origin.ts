/** Requires that requests with effects come from our own pages (cross-site request forgery). */
import { createMiddleware } from 'hono/factory'
import { HTTPException } from 'hono/http-exception'
import type { Env, ReadersContext } from './context.ts'

export const sameOrigin = ({ siteUrl }: Pick<ReadersContext, 'siteUrl'>) =>
  createMiddleware<Env>(async (c, next) => {
    if (c.req.method !== 'GET' && c.req.method !== 'HEAD') {
      const site = c.req.header('sec-fetch-site')
      // Browsers set this header, and pages cannot change it. Older browsers send only the Origin.
      const ours = site === undefined ? isOurs(c.req.header('origin')) : site === 'same-origin'
      if (!ours) throw new HTTPException(403)
    }
    await next()

    function isOurs(origin: string | undefined): boolean {
      if (origin === undefined || !URL.canParse(origin)) return false
      const asked = new URL(origin)
      return asked.origin === new URL(siteUrl).origin || asked.host === c.req.header('host')
    }
  })
