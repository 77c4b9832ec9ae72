/** The programmes of the channel and their episodes. */
import IconDeviceTv from '@tabler/icons-react/icons/IconDeviceTv'
import { lazyRouteComponent } from '@tanstack/react-router'
import type { Feature } from '../session/feature.ts'
import { screenRoutes } from '../session/screen-routes.ts'

export const programmes: Feature = {
  name: 'programmes',
  routes: screenRoutes({
    '/programmes': lazyRouteComponent(() => import('./programmes.tsx'), 'ProgrammesScreen'),
  }),
  places: [
    {
      path: '/programmes',
      label: { ar: 'البرامج', en: 'Programmes' },
      icon: IconDeviceTv,
      group: 'site',
      may: 'runTheChannel',
    },
  ],
  audit: {
    load: () => import('./audit-messages.ts'),
    paths: { programme: (id) => `/newsroom/programmes?edit=${id}` },
  },
}
