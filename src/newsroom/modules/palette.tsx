/** Offers the actions of the newsroom's own modules in the command palette. */
import { useLanguage } from '../messages.ts'
import { useModules } from '../session/modules.tsx'
import { useActions } from '../ui/actions.ts'

export function ModuleActions() {
  const { language } = useLanguage()
  useActions(
    useModules().flatMap(({ name, palette = [] }) =>
      palette.map(({ label, run }, at) => ({
        ...{ id: `module-${name}-${at}`, label: label[language], detail: name, run },
      })),
    ),
  )
  return null
}
