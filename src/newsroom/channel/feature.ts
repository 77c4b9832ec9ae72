/** The channel and its guide. */
import IconBroadcast from '@tabler/icons-react/icons/IconBroadcast'
import { lazyRouteComponent } from '@tanstack/react-router'
import type { Feature } from '../session/feature.ts'
import { screenRoutes } from '../session/screen-routes.ts'

export const channel: Feature = {
  name: 'channel',
  routes: screenRoutes({
    '/channel': lazyRouteComponent(() => import('./channel.tsx'), 'ChannelScreen'),
  }),
  places: [
    {
      path: '/channel',
      label: { ar: 'القناة والدليل', en: 'Channel and guide' },
      icon: IconBroadcast,
      group: 'site',
      may: 'runTheChannel',
    },
  ],
  audit: { load: () => import('./audit-messages.ts'), paths: { channel: () => '/newsroom/channel' } },
}
