/** One's own account, signing in, and invitations. */
import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router'
import type { Feature } from '../session/feature.ts'
import { accountPath, meQuery } from '../session/me.ts'
import { returnPath } from './return-path.ts'
import { SignInAgain } from './sign-in-again.tsx'

export const accounts: Feature = {
  name: 'accounts',
  routes: (parent) => [
    createRoute({
      getParentRoute: () => parent,
      path: accountPath,
      component: lazyRouteComponent(() => import('./account.tsx'), 'Account'),
    }),
  ],
  outsideRoutes: (parent) => [
    createRoute({
      getParentRoute: () => parent,
      path: '/newsroom/sign-in',
      async beforeLoad({ context, search }) {
        const me = await context.queries.ensureQueryData(meQuery).catch(() => null)
        if (me) throw redirect({ href: returnPath(search), replace: true })
      },
      component: lazyRouteComponent(() => import('./sign-in.tsx'), 'SignIn'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/newsroom/invitation',
      component: lazyRouteComponent(() => import('./invitation.tsx'), 'Invitation'),
    }),
  ],
  audit: { load: () => import('./audit-messages.ts') },
  always: SignInAgain,
}
