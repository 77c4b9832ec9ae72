/** The API's door. It is loaded when it is first asked: a process that serves readers alone does without its memory. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import type { Api } from '../api/app.ts'
import type { ApiContext } from '../api/context.ts'
import { isUnavailable } from '../platform/database.ts'

const away = JSON.stringify({
  ...{ type: '/problems/unavailable', title: 'unavailable', status: 503, code: 'unavailable' },
  detail: 'The database is away. Nothing was changed.',
})

/** `isReady` says whether the schema is there, which the accounts need to begin. */
export function createApiDoor(context: Omit<ApiContext, 'accounts'>, isReady: () => boolean) {
  let api: Promise<Api> | undefined

  async function load(): Promise<Api> {
    const [{ createApi }, { openAccounts }] = await Promise.all([
      import('../api/app.ts'),
      import('../api/accounts/accounts.ts'),
    ])
    return createApi({ ...context, accounts: await openAccounts(context.db, context.siteUrl) })
  }

  function sayAway(res: ServerResponse): void {
    res.writeHead(503, { 'Content-Type': 'application/problem+json', 'Retry-After': '5' }).end(away)
  }

  return async (req: IncomingMessage, res: ServerResponse, address: string): Promise<void> => {
    if (!isReady()) return sayAway(res)
    api ??= load()
    try {
      const { fetch } = await api
      await getRequestListener((request) => fetch(request, { incoming: req, address }), {
        overrideGlobalObjects: false,
      })(req, res)
    } catch (error) {
      if (res.headersSent) throw error
      // It was not loaded: the next one who asks tries again.
      api = undefined
      if (!isUnavailable(error)) throw error
      sayAway(res)
    }
  }
}
