/** Pages such as “About us”. */
import IconFileDescription from '@tabler/icons-react/icons/IconFileDescription'
import { lazyRouteComponent } from '@tanstack/react-router'
import type { Feature } from '../session/feature.ts'
import { screenRoutes } from '../session/screen-routes.ts'

export const pages: Feature = {
  name: 'pages',
  routes: screenRoutes({
    '/pages': lazyRouteComponent(() => import('./pages.tsx'), 'PagesScreen'),
  }),
  places: [
    {
      path: '/pages',
      label: { ar: 'الصفحات', en: 'Pages' },
      icon: IconFileDescription,
      group: 'site',
      may: 'administer',
    },
  ],
  audit: { load: () => import('./audit-messages.ts'), paths: { page: (id) => `/newsroom/pages?edit=${id}` } },
}
