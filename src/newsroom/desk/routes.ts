import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router'

const paths = ['/newsroom', '/newsroom/articles', '/newsroom/calendar']

export const routes = (parent: AnyRoute): AnyRoute[] =>
  paths.map((path) =>
    createRoute({
      getParentRoute: () => parent,
      path,
      component: lazyRouteComponent(() => import('../shell/placeholder.tsx'), 'Placeholder'),
    }),
  )
