/** Cards of the newsroom's own modules on Today. */
import { Contained, useModules } from '../session/modules.tsx'

export function ModuleCards() {
  return useModules().flatMap(({ name, cards = [] }) =>
    cards.map((Card) => (
      <Contained key={`${name}-${cards.indexOf(Card)}`} name={name}>
        <Card />
      </Contained>
    )),
  )
}
