import { type AnyRoute, createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { meQuery } from '../shell/me.ts'
import { wayBack } from './way-back.ts'

export const routes = (parent: AnyRoute): AnyRoute[] => [
  createRoute({
    getParentRoute: () => parent,
    path: '/newsroom/account',
    component: lazyRouteComponent(() => import('./account.tsx'), 'Account'),
  }),
]

export const outsideRoutes = (parent: AnyRoute): AnyRoute[] => [
  createRoute({
    getParentRoute: () => parent,
    path: '/newsroom/sign-in',
    async beforeLoad({ context, search }) {
      const me = await context.queries.ensureQueryData(meQuery).catch(() => null)
      if (me) throw redirect({ href: wayBack(search), replace: true })
    },
    component: lazyRouteComponent(() => import('./sign-in.tsx'), 'SignIn'),
  }),
  createRoute({
    getParentRoute: () => parent,
    path: '/newsroom/invitation',
    component: lazyRouteComponent(() => import('./invitation.tsx'), 'Invitation'),
  }),
]
