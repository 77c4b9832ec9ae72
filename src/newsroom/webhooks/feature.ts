/** Webhooks and their deliveries. */
import IconWebhook from '@tabler/icons-react/icons/IconWebhook'
import { lazyRouteComponent } from '@tanstack/react-router'
import type { Feature } from '../session/feature.ts'
import { screenRoutes } from '../session/screen-routes.ts'
import { WebhooksOff } from './webhooks-off.tsx'

export const webhooks: Feature = {
  name: 'webhooks',
  routes: screenRoutes({
    '/webhooks': lazyRouteComponent(() => import('./webhooks.tsx'), 'WebhooksScreen'),
    '/webhooks/$id': lazyRouteComponent(() => import('./webhook.tsx'), 'WebhookScreen'),
  }),
  places: [
    {
      path: '/webhooks',
      label: { ar: 'إشعارات الويب', en: 'Webhooks' },
      icon: IconWebhook,
      group: 'organisation',
      may: 'administer',
    },
  ],
  notice: WebhooksOff,
  audit: {
    load: () => import('./audit-messages.ts'),
    paths: { webhook: (id) => `/newsroom/webhooks/${id}` },
  },
}
