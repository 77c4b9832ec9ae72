import { Text } from '../../site/locale.tsx'
import { Line, type Shown } from '../../site/parts/body-text.tsx'
import type { Timeline } from './block.ts'

export const timelineView = ({ attrs: { title }, content }: Timeline, { base }: Shown) => (
  <section class="timeline">
    {title && (
      <h2>
        <Text of={title} base={base} />
      </h2>
    )}
    <ol>
      {content.map(({ attrs: { date }, content: said }) => (
        <li>
          {date && (
            <b class="date">
              <Text of={date} base={base} />
            </b>
          )}
          {said.map((one) => (
            <Line of={one} base={base} />
          ))}
        </li>
      ))}
    </ol>
  </section>
)
