/** The media library. */
import IconPhoto from '@tabler/icons-react/icons/IconPhoto'
import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { readFilters } from '../library/use-library.ts'
import type { Feature } from '../session/feature.ts'

export const pictures: Feature = {
  name: 'pictures',
  routes: (parent) => [
    createRoute({
      getParentRoute: () => parent,
      path: '/newsroom/pictures',
      validateSearch: readFilters,
      component: lazyRouteComponent(() => import('./library.tsx'), 'Library'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/newsroom/pictures/$id',
      component: lazyRouteComponent(() => import('./details.tsx'), 'Details'),
    }),
  ],
  places: [{ path: '/pictures', label: { ar: 'الوسائط', en: 'Media' }, icon: IconPhoto, group: 'daily' }],
  found: {
    picture: {
      name: { ar: 'صورة', en: 'Picture' },
      icon: IconPhoto,
      path: (id) => `/newsroom/pictures/${id}`,
    },
  },
  audit: { load: () => import('./audit-messages.ts'), paths: { media: (id) => `/newsroom/pictures/${id}` } },
}
