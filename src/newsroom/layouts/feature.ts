/** The blocks that the front, section pages and story pages show. */
import IconLayout from '@tabler/icons-react/icons/IconLayout'
import { lazyRouteComponent } from '@tanstack/react-router'
import type { Feature } from '../session/feature.ts'
import { screenRoutes } from '../session/screen-routes.ts'
import { CoveragePlacement } from './coverage-placement.tsx'

export const layouts: Feature = {
  name: 'layouts',
  routes: screenRoutes({
    '/layouts': lazyRouteComponent(() => import('./layouts-screen.tsx'), 'LayoutsScreen'),
  }),
  places: [
    {
      path: '/layouts',
      label: { ar: 'تخطيط الصفحات', en: 'Page layouts' },
      icon: IconLayout,
      group: 'site',
      may: 'arrangeTheFront',
    },
  ],
  placement: { coverage: CoveragePlacement },
  audit: {
    load: () => import('./audit-messages.ts'),
    paths: { layout: () => '/newsroom/layouts' },
  },
}
