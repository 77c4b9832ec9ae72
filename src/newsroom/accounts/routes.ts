import { type AnyRoute, createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { meQuery } from '../shell/me.ts'

export const routes = (parent: AnyRoute): AnyRoute[] => [
  createRoute({
    getParentRoute: () => parent,
    path: '/newsroom/account',
    component: lazyRouteComponent(() => import('./account.tsx'), 'Account'),
  }),
]

/** Only back into the newsroom, never to another site. */
const isOurs = (to: unknown): to is string => typeof to === 'string' && /^\/newsroom(?:[/?#]|$)/.test(to)

export const outsideRoutes = (parent: AnyRoute): AnyRoute[] => [
  createRoute({
    getParentRoute: () => parent,
    path: '/newsroom/sign-in',
    validateSearch: ({ to }: Record<string, unknown>) => (isOurs(to) ? { to } : {}),
    async beforeLoad({ context, search }) {
      const me = await context.queries.ensureQueryData(meQuery).catch(() => null)
      if (me) throw redirect({ href: (search as { to?: string }).to ?? '/newsroom', replace: true })
    },
    component: lazyRouteComponent(() => import('./sign-in.tsx'), 'SignIn'),
  }),
  createRoute({
    getParentRoute: () => parent,
    path: '/newsroom/invitation',
    component: lazyRouteComponent(() => import('./invitation.tsx'), 'Invitation'),
  }),
]
