/** Live coverages, written entry by entry. */
import IconLivePhoto from '@tabler/icons-react/icons/IconLivePhoto'
import { lazyRouteComponent } from '@tanstack/react-router'
import type { Feature } from '../session/feature.ts'
import { screenRoutes } from '../session/screen-routes.ts'

export const live: Feature = {
  name: 'live',
  routes: screenRoutes({
    '/live': lazyRouteComponent(() => import('./list.tsx'), 'CoverageList'),
    '/live/$id': lazyRouteComponent(() => import('./console.tsx'), 'ConsoleScreen'),
    '/live/$id/details': lazyRouteComponent(() => import('./coverage-form.tsx'), 'CoverageScreen'),
    '/live/new': lazyRouteComponent(() => import('./coverage-form.tsx'), 'NewCoverage'),
  }),
  places: [
    { path: '/live', label: { ar: 'التغطيات', en: 'Live coverage' }, icon: IconLivePhoto, group: 'daily' },
  ],
  found: {
    coverage: {
      name: { ar: 'تغطية مباشرة', en: 'Live coverage' },
      icon: IconLivePhoto,
      path: (id) => `/newsroom/live/${id}`,
    },
  },
  audit: { load: () => import('./audit-messages.ts'), paths: { coverage: (id) => `/newsroom/live/${id}` } },
}
