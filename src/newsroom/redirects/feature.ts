/** Old addresses and where they lead. */
import IconArrowsSplit2 from '@tabler/icons-react/icons/IconArrowsSplit2'
import { lazyRouteComponent } from '@tanstack/react-router'
import type { Feature } from '../session/feature.ts'
import { screenRoutes } from '../session/screen-routes.ts'

export const redirects: Feature = {
  name: 'redirects',
  routes: screenRoutes({
    '/redirects': lazyRouteComponent(() => import('./redirects.tsx'), 'RedirectsScreen'),
  }),
  places: [
    {
      path: '/redirects',
      label: { ar: 'التحويلات', en: 'Redirects' },
      icon: IconArrowsSplit2,
      group: 'site',
      may: 'publish',
    },
  ],
  audit: {
    load: () => import('./audit-messages.ts'),
    paths: { redirect: (id) => `/newsroom/redirects?edit=${id}` },
  },
}
