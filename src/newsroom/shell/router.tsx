import type { QueryClient } from '@tanstack/react-query'
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  Outlet,
  redirect,
} from '@tanstack/react-router'
import { ApiProblem } from '../api.ts'
import { Frame } from './frame.tsx'
import { meQuery } from './me.ts'
import { NothingHere, ScreenFailed } from './outside.tsx'
import { insideTheFrame, outsideTheFrame } from './routes.ts'
import { Loading } from './states.tsx'

interface Context {
  queries: QueryClient
}

const root = createRootRouteWithContext<Context>()({
  component: Outlet,
  errorComponent: ScreenFailed,
  notFoundComponent: NothingHere,
})

/** Everything that needs someone to be in. */
const frame = createRoute({
  getParentRoute: () => root,
  id: 'frame',
  component: Frame,
  async beforeLoad({ context, location }) {
    try {
      await context.queries.ensureQueryData(meQuery)
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
      frame.addChildren([...insideTheFrame(frame), elsewhere]),
      ...outsideTheFrame(root),
    ]),
    context: { queries },
    defaultPreload: 'intent',
    defaultPreloadStaleTime: 0,
    defaultPendingComponent: Loading,
    defaultErrorComponent: ScreenFailed,
    scrollRestoration: true,
  })
