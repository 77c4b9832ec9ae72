/** The screens, cards and actions of the newsroom's own modules. */
import IconPuzzle from '@tabler/icons-react/icons/IconPuzzle'
import { lazyRouteComponent } from '@tanstack/react-router'
import type { Feature, Place } from '../session/feature.ts'
import { useModules } from '../session/modules.tsx'
import { screenRoutes } from '../session/screen-routes.ts'
import { ModuleCards } from './cards.tsx'
import { ModuleActions } from './palette.tsx'

const screen = lazyRouteComponent(() => import('./module-screen.tsx'), 'ModuleScreen')

const usePlaces = (): Place[] =>
  useModules().flatMap(({ name, screens = [] }) =>
    screens.map(({ path, label, may }) => ({
      ...{ path: `/x/${name}${path ? `/${path}` : ''}`, label, icon: IconPuzzle, group: 'modules' as const },
      ...(may ? { may } : {}),
    })),
  )

export const modules: Feature = {
  name: 'modules',
  routes: screenRoutes({ '/x/$module': screen, '/x/$module/$': screen }),
  usePlaces,
  card: ModuleCards,
  always: ModuleActions,
}
