/** Stories and their panel. */
import IconFolders from '@tabler/icons-react/icons/IconFolders'
import { lazyRouteComponent } from '@tanstack/react-router'
import type { Feature } from '../session/feature.ts'
import { screenRoutes } from '../session/screen-routes.ts'

export const stories: Feature = {
  name: 'stories',
  routes: screenRoutes({
    '/stories': lazyRouteComponent(() => import('./stories.tsx'), 'StoriesScreen'),
    '/stories/$id': lazyRouteComponent(() => import('./story-screen.tsx'), 'StoryScreen'),
  }),
  places: [
    {
      path: '/stories',
      label: { ar: 'الملفات', en: 'Stories' },
      icon: IconFolders,
      group: 'daily',
      may: 'runStories',
    },
  ],
  found: {
    story: { name: { ar: 'ملف', en: 'Story' }, icon: IconFolders, path: (id) => `/newsroom/stories/${id}` },
  },
  audit: {
    load: () => import('./audit-messages.ts'),
    paths: { story: (id) => `/newsroom/stories/${id}`, stories: () => '/newsroom/stories' },
  },
}
