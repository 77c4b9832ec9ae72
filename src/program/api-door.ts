/** The API's door. */
import type { ApiContext } from '../api/context.ts'
import { type Door, lazyDoor } from './lazy-door.ts'

const away = JSON.stringify({
  ...{ type: '/problems/unavailable', title: 'unavailable', status: 503, code: 'unavailable' },
  detail: 'The database is away. Nothing was changed.',
})

export const createApiDoor = (context: Omit<ApiContext, 'accounts'>, isReady: () => boolean): Door =>
  lazyDoor({
    isReady,
    away: { headers: { 'Content-Type': 'application/problem+json' }, body: away },
    async load() {
      const [{ createApi }, { openAccounts }] = await Promise.all([
        import('../api/app.ts'),
        import('../api/accounts/accounts.ts'),
      ])
      return createApi({ ...context, accounts: await openAccounts(context.db, context.siteUrl) })
    },
  })
