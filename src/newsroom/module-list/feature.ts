/** The list of the newsroom's modules, and their settings. */
import IconPuzzle from '@tabler/icons-react/icons/IconPuzzle'
import { lazyRouteComponent } from '@tanstack/react-router'
import type { Feature } from '../session/feature.ts'
import { screenRoutes } from '../session/screen-routes.ts'

export const moduleList: Feature = {
  name: 'module-list',
  routes: screenRoutes({
    '/modules': lazyRouteComponent(() => import('./list.tsx'), 'ModulesScreen'),
    '/modules/$name': lazyRouteComponent(() => import('./module.tsx'), 'OneModuleScreen'),
  }),
  places: [
    {
      ...{ path: '/modules', label: { ar: 'الإضافات', en: 'Modules' }, icon: IconPuzzle },
      ...{ group: 'organisation', may: 'administer' },
    },
  ],
}
