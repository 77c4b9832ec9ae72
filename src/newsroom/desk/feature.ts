/** Today, the list of articles, and the search in their texts. */
import IconFileText from '@tabler/icons-react/icons/IconFileText'
import IconSun from '@tabler/icons-react/icons/IconSun'
import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import type { Feature } from '../session/feature.ts'
import { readFilters } from './filters.ts'
import { readParameters } from './search/parameters.ts'

export const desk: Feature = {
  name: 'desk',
  routes: (parent) => [
    createRoute({
      getParentRoute: () => parent,
      // With the slash; without it, this route would match every unknown address below it.
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
      validateSearch: readParameters,
      component: lazyRouteComponent(() => import('./search/search.tsx'), 'Search'),
    }),
  ],
  places: [
    { path: '', label: { ar: 'اليوم', en: 'Today' }, icon: IconSun, group: 'daily' },
    { path: '/articles', label: { ar: 'المواد', en: 'Articles' }, icon: IconFileText, group: 'daily' },
  ],
  audit: { load: () => import('./audit-messages.ts') },
}
