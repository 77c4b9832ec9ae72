import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router'

const paths = ['/newsroom/pictures', '/newsroom/pictures/$id']

export const routes = (parent: AnyRoute): AnyRoute[] =>
  paths.map((path) =>
    createRoute({
      getParentRoute: () => parent,
      path,
      component: lazyRouteComponent(() => import('../shell/placeholder.tsx'), 'Placeholder'),
    }),
  )
