/** The settings of the site. */
import IconSettings from '@tabler/icons-react/icons/IconSettings'
import { lazyRouteComponent } from '@tanstack/react-router'
import type { Feature } from '../session/feature.ts'
import { screenRoutes } from '../session/screen-routes.ts'

export const settings: Feature = {
  name: 'settings',
  routes: screenRoutes({
    '/publication': lazyRouteComponent(() => import('./publication.tsx'), 'PublicationScreen'),
  }),
  places: [
    {
      path: '/publication',
      label: { ar: 'إعدادات الموقع', en: 'Site settings' },
      icon: IconSettings,
      group: 'organisation',
      may: 'administer',
    },
  ],
  audit: { load: () => import('./audit-messages.ts'), paths: { publication: () => '/newsroom/publication' } },
}
