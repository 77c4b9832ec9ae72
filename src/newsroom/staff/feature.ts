/** The members of the staff. */
import IconUsers from '@tabler/icons-react/icons/IconUsers'
import { lazyRouteComponent } from '@tanstack/react-router'
import type { Feature } from '../session/feature.ts'
import { screenRoutes } from '../session/screen-routes.ts'

export const staff: Feature = {
  name: 'staff',
  routes: screenRoutes({
    '/staff': lazyRouteComponent(() => import('./staff.tsx'), 'StaffScreen'),
  }),
  places: [
    {
      path: '/staff',
      label: { ar: 'فريق التحرير', en: 'Staff' },
      icon: IconUsers,
      group: 'organisation',
      may: 'administer',
    },
  ],
  audit: {
    load: () => import('./audit-messages.ts'),
    paths: { staff: (id) => `/newsroom/staff?edit=${id}` },
  },
}
