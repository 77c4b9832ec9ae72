/** The calendar of scheduled and published articles. */
import IconCalendarTime from '@tabler/icons-react/icons/IconCalendarTime'
import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import type { Feature } from '../session/feature.ts'

const day = (value: unknown) =>
  typeof value === 'string' && /^2\d{3}-\d\d-\d\d$/.test(value) ? value : undefined

export const calendar: Feature = {
  name: 'calendar',
  routes: (parent) => [
    createRoute({
      getParentRoute: () => parent,
      path: '/newsroom/calendar',
      validateSearch: (raw: Record<string, unknown>) => {
        const from = day(raw.from)
        return from ? { from } : {}
      },
      component: lazyRouteComponent(() => import('../calendar/calendar.tsx'), 'Calendar'),
    }),
  ],
  places: [
    { path: '/calendar', label: { ar: 'الجدول', en: 'Calendar' }, icon: IconCalendarTime, group: 'daily' },
  ],
}
