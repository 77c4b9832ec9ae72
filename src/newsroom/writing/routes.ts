import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router'

export const routes = (parent: AnyRoute): AnyRoute[] => [
  createRoute({
    getParentRoute: () => parent,
    path: '/newsroom/articles/$id',
    component: lazyRouteComponent(() => import('./article-screen.tsx'), 'ArticleScreen'),
  }),
]
