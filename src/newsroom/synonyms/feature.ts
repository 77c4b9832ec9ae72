/** Synonyms for the search. */
import IconListSearch from '@tabler/icons-react/icons/IconListSearch'
import { lazyRouteComponent } from '@tanstack/react-router'
import type { Feature } from '../session/feature.ts'
import { screenRoutes } from '../session/screen-routes.ts'

export const synonyms: Feature = {
  name: 'synonyms',
  routes: screenRoutes({
    '/search-synonyms': lazyRouteComponent(() => import('./synonyms.tsx'), 'SynonymsScreen'),
  }),
  places: [
    {
      path: '/search-synonyms',
      label: { ar: 'مرادفات البحث', en: 'Search synonyms' },
      icon: IconListSearch,
      group: 'site',
      may: 'publish',
    },
  ],
  audit: {
    load: () => import('./audit-messages.ts'),
    paths: { 'search-synonyms': (id) => `/newsroom/search-synonyms?edit=${id}` },
  },
}
