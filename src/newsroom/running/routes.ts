import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router'

const paths = [
  '/newsroom/front',
  '/newsroom/stories',
  '/newsroom/stories/$id',
  '/newsroom/sections',
  '/newsroom/agencies',
  '/newsroom/people',
  '/newsroom/programmes',
  '/newsroom/channel',
  '/newsroom/pages',
  '/newsroom/publication',
  '/newsroom/staff',
  '/newsroom/tokens',
  '/newsroom/audit',
]

export const routes = (parent: AnyRoute): AnyRoute[] =>
  paths.map((path) =>
    createRoute({
      getParentRoute: () => parent,
      path,
      component: lazyRouteComponent(() => import('../shell/placeholder.tsx'), 'Placeholder'),
    }),
  )
