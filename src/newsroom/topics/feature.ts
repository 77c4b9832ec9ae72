/** The topics of articles. */
import IconTags from '@tabler/icons-react/icons/IconTags'
import { lazyRouteComponent } from '@tanstack/react-router'
import type { Feature } from '../session/feature.ts'
import { screenRoutes } from '../session/screen-routes.ts'

export const topics: Feature = {
  name: 'topics',
  routes: screenRoutes({
    '/topics': lazyRouteComponent(() => import('./topics.tsx'), 'TopicsScreen'),
  }),
  places: [
    {
      path: '/topics',
      label: { ar: 'المواضيع', en: 'Topics' },
      icon: IconTags,
      group: 'site',
      may: 'publish',
    },
  ],
  audit: {
    load: () => import('./audit-messages.ts'),
    paths: { topic: (id) => `/newsroom/topics?edit=${id}` },
  },
}
