/** The comments that moderators decide about. */
import IconMessages from '@tabler/icons-react/icons/IconMessages'
import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import type { Feature } from '../session/feature.ts'
import { readParameters } from './parameters.ts'
import { WaitingBadge } from './waiting-badge.tsx'
import { WaitingNotice } from './waiting-notice.tsx'

export const comments: Feature = {
  name: 'comments',
  routes: (parent) => [
    createRoute({
      getParentRoute: () => parent,
      path: '/newsroom/comments',
      validateSearch: readParameters,
      component: lazyRouteComponent(() => import('./comments-screen.tsx'), 'CommentsScreen'),
    }),
  ],
  places: [
    {
      ...{
        path: '/comments',
        label: { ar: 'التعليقات', en: 'Comments' },
        icon: IconMessages,
        group: 'daily',
      },
      may: 'moderate',
      leads: (me) => !me.may('write'),
      badge: WaitingBadge,
    },
  ],
  audit: {
    load: () => import('./audit-messages.ts'),
    paths: {
      comment: (id) => `/newsroom/comments?comment=${id}`,
      reader: (id) => `/newsroom/comments?reader=${id}`,
    },
  },
  notice: WaitingNotice,
}
