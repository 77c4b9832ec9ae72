/** The agencies that articles name as their source. */
import IconRss from '@tabler/icons-react/icons/IconRss'
import { lazyRouteComponent } from '@tanstack/react-router'
import type { Feature } from '../session/feature.ts'
import { screenRoutes } from '../session/screen-routes.ts'

export const agencies: Feature = {
  name: 'agencies',
  routes: screenRoutes({
    '/agencies': lazyRouteComponent(() => import('./agencies.tsx'), 'AgenciesScreen'),
  }),
  places: [
    {
      path: '/agencies',
      label: { ar: 'الوكالات', en: 'Agencies' },
      icon: IconRss,
      group: 'site',
      may: 'publish',
    },
  ],
  audit: {
    load: () => import('./audit-messages.ts'),
    paths: { agency: (id) => `/newsroom/agencies?edit=${id}` },
  },
}
