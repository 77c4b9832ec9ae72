/** The audit log. */
import IconHistory from '@tabler/icons-react/icons/IconHistory'
import { lazyRouteComponent } from '@tanstack/react-router'
import type { Feature } from '../session/feature.ts'
import { screenRoutes } from '../session/screen-routes.ts'

export const audit: Feature = {
  name: 'audit',
  routes: screenRoutes({
    '/audit': lazyRouteComponent(() => import('./audit.tsx'), 'AuditScreen'),
  }),
  places: [
    {
      path: '/audit',
      label: { ar: 'سجل النشاط', en: 'Audit log' },
      icon: IconHistory,
      group: 'organisation',
      may: 'administer',
    },
  ],
}
