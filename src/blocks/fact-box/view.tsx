import { Text } from '../../site/locale.tsx'
import type { Shown } from '../../site/parts/body-text.tsx'
import { listView } from '../list/view.tsx'
import { paragraphView } from '../paragraph/view.tsx'
import type { FactBox } from './block.ts'

export const factBoxView = ({ attrs: { title }, content }: FactBox, shown: Shown) => (
  <section class="facts">
    {title && (
      <h2>
        <Text of={title} base={shown.base} />
      </h2>
    )}
    {content.map((one) => (one.type === 'paragraph' ? paragraphView(one, shown) : listView(one, shown)))}
  </section>
)
