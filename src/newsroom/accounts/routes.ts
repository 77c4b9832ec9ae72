import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router'

const paths = ['/newsroom/account']

export const routes = (parent: AnyRoute): AnyRoute[] =>
  paths.map((path) =>
    createRoute({
      getParentRoute: () => parent,
      path,
      component: lazyRouteComponent(() => import('../shell/placeholder.tsx'), 'Placeholder'),
    }),
  )

const outside = ['/newsroom/sign-in', '/newsroom/invitation']

export const outsideRoutes = (parent: AnyRoute): AnyRoute[] =>
  outside.map((path) => createRoute({ getParentRoute: () => parent, path }))
