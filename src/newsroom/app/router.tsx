import type { QueryClient } from '@tanstack/react-query'
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  Outlet,
  redirect,
} from '@tanstack/react-router'
import { ApiProblem } from '../api.ts'
import { accountPath, meQuery } from '../session/me.ts'
import { NothingHere, ScreenFailed } from '../ui/outside.tsx'
import { Loading } from '../ui/states.tsx'
import { features } from './features.ts'
import { Frame } from './frame.tsx'

interface Context {
  queries: QueryClient
}

const root = createRootRouteWithContext<Context>()({
  component: Outlet,
  errorComponent: ScreenFailed,
  notFoundComponent: NothingHere,
})

/** The screens that require signing in. */
const frame = createRoute({
  getParentRoute: () => root,
  id: 'frame',
  component: Frame,
  async beforeLoad({ context, location }) {
    try {
      const { mustSecure } = await context.queries.ensureQueryData(meQuery)
      if (mustSecure && location.pathname !== accountPath) throw redirect({ to: accountPath })
    } catch (problem) {
      if (!(problem instanceof ApiProblem) || problem.status !== 401) throw problem
      throw redirect({ to: '/newsroom/sign-in', search: { to: location.href } })
    }
  },
})

const elsewhere = createRoute({
  getParentRoute: () => frame,
  path: '/newsroom/$',
  component: NothingHere,
})

export const createNewsroomRouter = (queries: QueryClient) =>
  createRouter({
    routeTree: root.addChildren([
      frame.addChildren([...features.flatMap(({ routes }) => routes?.(frame) ?? []), elsewhere]),
      ...features.flatMap(({ outsideRoutes }) => outsideRoutes?.(root) ?? []),
    ]),
    context: { queries },
    defaultPreload: 'intent',
    defaultPreloadStaleTime: 0,
    defaultPendingComponent: Loading,
    defaultErrorComponent: ScreenFailed,
    scrollRestoration: true,
  })
