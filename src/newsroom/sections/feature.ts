/** The sections of the site. */
import IconCategory from '@tabler/icons-react/icons/IconCategory'
import { lazyRouteComponent } from '@tanstack/react-router'
import type { Feature } from '../session/feature.ts'
import { screenRoutes } from '../session/screen-routes.ts'

export const sections: Feature = {
  name: 'sections',
  routes: screenRoutes({
    '/sections': lazyRouteComponent(() => import('./sections.tsx'), 'SectionsScreen'),
  }),
  places: [
    {
      path: '/sections',
      label: { ar: 'الأقسام', en: 'Sections' },
      icon: IconCategory,
      group: 'site',
      may: 'administer',
    },
  ],
  found: {
    section: { name: { ar: 'قسم', en: 'Section' }, icon: IconCategory, path: () => '/newsroom/sections' },
  },
  audit: {
    load: () => import('./audit-messages.ts'),
    paths: { section: (id) => `/newsroom/sections?edit=${id}`, sections: () => '/newsroom/sections' },
  },
}
