/** The people in bylines. */
import IconAddressBook from '@tabler/icons-react/icons/IconAddressBook'
import { lazyRouteComponent } from '@tanstack/react-router'
import type { Feature } from '../session/feature.ts'
import { screenRoutes } from '../session/screen-routes.ts'

export const people: Feature = {
  name: 'people',
  routes: screenRoutes({
    '/people': lazyRouteComponent(() => import('./people.tsx'), 'PeopleScreen'),
  }),
  places: [
    {
      path: '/people',
      label: { ar: 'الكُتّاب', en: 'People' },
      icon: IconAddressBook,
      group: 'site',
      may: 'publish',
    },
  ],
  found: {
    person: { name: { ar: 'كاتب', en: 'Person' }, icon: IconAddressBook, path: () => '/newsroom/people' },
  },
  audit: {
    load: () => import('./audit-messages.ts'),
    paths: { person: (id) => `/newsroom/people?edit=${id}` },
  },
}
