/** Handles requests to the API. */
import type { ApiContext } from '../api/context.ts'
import { installedModules } from '../modules/installed.ts'
import { lazyHandler, type RequestHandler } from './lazy-handler.ts'

const unavailable = JSON.stringify({
  ...{ type: '/problems/unavailable', title: 'unavailable', status: 503, code: 'unavailable' },
  detail: 'The database is unavailable. Nothing was changed.',
})

export const createApiHandler = (
  context: Omit<ApiContext, 'accounts'>,
  isReady: () => boolean,
): RequestHandler =>
  lazyHandler({
    isReady,
    unavailable: { headers: { 'Content-Type': 'application/problem+json' }, body: unavailable },
    async load() {
      const [{ createApi }, { openAccounts }, { operationsOf, routesOf }] = await Promise.all([
        import('../api/app.ts'),
        import('../api/accounts/accounts.ts'),
        import('../modules/api-routes.ts'),
      ])
      const own = installedModules()
      return createApi(
        { ...context, accounts: await openAccounts(context.db, context.siteUrl) },
        { routes: own.flatMap(routesOf), operations: own.flatMap(operationsOf) },
      )
    },
  })
