/** The newsletter: its subscribers, the next issue, and its time. */
import IconMail from '@tabler/icons-react/icons/IconMail'
import { lazyRouteComponent } from '@tanstack/react-router'
import type { Feature } from '../session/feature.ts'
import { screenRoutes } from '../session/screen-routes.ts'

export const newsletter: Feature = {
  name: 'newsletter',
  routes: screenRoutes({
    '/newsletter': lazyRouteComponent(() => import('./newsletter.tsx'), 'NewsletterScreen'),
  }),
  places: [
    {
      path: '/newsletter',
      label: { ar: 'النشرة البريدية', en: 'Newsletter' },
      icon: IconMail,
      group: 'site',
      may: 'publish',
    },
  ],
}
