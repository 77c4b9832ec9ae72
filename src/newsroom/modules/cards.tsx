/** Cards of the newsroom's own modules on Today. */
import { ModuleErrorBoundary, useModules } from '../session/modules.tsx'

export function ModuleCards() {
  return useModules().flatMap(({ name, cards = [] }) =>
    cards.map((Card) => (
      <ModuleErrorBoundary key={`${name}-${cards.indexOf(Card)}`} name={name}>
        <Card />
      </ModuleErrorBoundary>
    )),
  )
}
