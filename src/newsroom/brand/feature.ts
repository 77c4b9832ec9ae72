/** The publisher's brand. */
import IconAd from '@tabler/icons-react/icons/IconAd'
import IconPalette from '@tabler/icons-react/icons/IconPalette'
import { lazyRouteComponent } from '@tanstack/react-router'
import type { Feature } from '../session/feature.ts'
import { screenRoutes } from '../session/screen-routes.ts'

export const brand: Feature = {
  name: 'brand',
  routes: screenRoutes({
    '/brand': lazyRouteComponent(() => import('./brand.tsx'), 'BrandScreen'),
    '/advertisements': lazyRouteComponent(() => import('./advertisements.tsx'), 'AdvertisementsScreen'),
  }),
  places: [
    {
      path: '/brand',
      label: { ar: 'الهوية والمظهر', en: 'Brand and look' },
      icon: IconPalette,
      group: 'organisation',
      may: 'administer',
    },
    {
      path: '/advertisements',
      label: { ar: 'الإعلانات', en: 'Advertisements' },
      icon: IconAd,
      group: 'organisation',
      may: 'administer',
    },
  ],
  audit: {
    load: () => import('./audit-messages.ts'),
    paths: {
      brand: () => '/newsroom/brand',
      advertisement: (id) => `/newsroom/advertisements?edit=${id}`,
    },
  },
}
