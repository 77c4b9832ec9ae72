import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router'

const screens = {
  '': lazyRouteComponent(() => import('./list.tsx'), 'CoverageList'),
  '/$id': lazyRouteComponent(() => import('./console.tsx'), 'ConsoleScreen'),
  '/$id/facts': lazyRouteComponent(() => import('./facts.tsx'), 'FactsScreen'),
  '/new': lazyRouteComponent(() => import('./facts.tsx'), 'NewCoverage'),
}

export const routes = (parent: AnyRoute): AnyRoute[] =>
  Object.entries(screens).map(([path, component]) =>
    createRoute({ getParentRoute: () => parent, path: `/newsroom/live${path}`, component }),
  )
