/** A screen of a newsroom's own module. */
import { useParams } from '@tanstack/react-router'
import { useMe } from '../session/me.ts'
import { ModuleErrorBoundary, useModules } from '../session/modules.tsx'
import { NothingHere } from '../ui/outside.tsx'

export function ModuleScreen() {
  const { module = '', _splat: path = '' } = useParams({ strict: false }) as Record<string, string>
  const me = useMe()
  const screen = useModules()
    .find(({ name }) => name === module)
    ?.screens?.find((one) => one.path === path && (!one.may || me.may(one.may)))
  if (!screen) return <NothingHere />
  const { component: Screen } = screen
  return (
    <ModuleErrorBoundary name={`${module}/${path}`}>
      <Screen />
    </ModuleErrorBoundary>
  )
}
