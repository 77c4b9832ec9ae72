import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { readFilters } from './filters.ts'
import { readAsked } from './search/asked.ts'

const day = (value: unknown) =>
  typeof value === 'string' && /^2\d{3}-\d\d-\d\d$/.test(value) ? value : undefined

export const routes = (parent: AnyRoute): AnyRoute[] => [
  createRoute({
    getParentRoute: () => parent,
    // With the slash: without it the address of everything unknown below it would win.
    path: '/newsroom/',
    component: lazyRouteComponent(() => import('./overview.tsx'), 'Overview'),
  }),
  createRoute({
    getParentRoute: () => parent,
    path: '/newsroom/articles',
    validateSearch: readFilters,
    component: lazyRouteComponent(() => import('./list.tsx'), 'ArticleList'),
  }),
  createRoute({
    getParentRoute: () => parent,
    path: '/newsroom/search',
    validateSearch: readAsked,
    component: lazyRouteComponent(() => import('./search/search.tsx'), 'Search'),
  }),
  createRoute({
    getParentRoute: () => parent,
    path: '/newsroom/calendar',
    validateSearch: (raw: Record<string, unknown>) => {
      const from = day(raw.from)
      return from ? { from } : {}
    },
    component: lazyRouteComponent(() => import('./calendar.tsx'), 'Calendar'),
  }),
]
