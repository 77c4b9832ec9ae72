import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { readFilters } from './use-library.ts'

export const routes = (parent: AnyRoute): AnyRoute[] => [
  createRoute({
    getParentRoute: () => parent,
    path: '/newsroom/pictures',
    validateSearch: readFilters,
    component: lazyRouteComponent(() => import('./library.tsx'), 'Library'),
  }),
  createRoute({
    getParentRoute: () => parent,
    path: '/newsroom/pictures/$id',
    component: lazyRouteComponent(() => import('./details.tsx'), 'Details'),
  }),
]
