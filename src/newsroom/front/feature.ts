/** The order of the front page. */
import IconLayoutBoard from '@tabler/icons-react/icons/IconLayoutBoard'
import { lazyRouteComponent } from '@tanstack/react-router'
import type { Feature } from '../session/feature.ts'
import { screenRoutes } from '../session/screen-routes.ts'
import { FrontPlacement } from './placement.tsx'

export const front: Feature = {
  name: 'front',
  routes: screenRoutes({
    '/front': lazyRouteComponent(() => import('./front.tsx'), 'FrontScreen'),
  }),
  places: [
    {
      path: '/front',
      label: { ar: 'الواجهة', en: 'Front page' },
      icon: IconLayoutBoard,
      group: 'daily',
      may: 'arrangeTheFront',
    },
  ],
  placement: { article: FrontPlacement },
  audit: {
    load: () => import('./audit-messages.ts'),
    paths: { front: () => '/newsroom/front' },
  },
}
