/** The tokens by which programs use the API. */
import IconKey from '@tabler/icons-react/icons/IconKey'
import { lazyRouteComponent } from '@tanstack/react-router'
import type { Feature } from '../session/feature.ts'
import { screenRoutes } from '../session/screen-routes.ts'

export const tokens: Feature = {
  name: 'tokens',
  routes: screenRoutes({
    '/tokens': lazyRouteComponent(() => import('./tokens.tsx'), 'TokensScreen'),
  }),
  places: [
    {
      path: '/tokens',
      label: { ar: 'رموز الوصول', en: 'Access tokens' },
      icon: IconKey,
      group: 'organisation',
      may: 'administer',
    },
  ],
  audit: { load: () => import('./audit-messages.ts'), paths: { token: () => '/newsroom/tokens' } },
}
