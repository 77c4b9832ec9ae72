import { Text } from '../../site/locale.tsx'
import { Line, type Shown } from '../../site/parts/body-text.tsx'
import type { Quotation } from './block.ts'

export const quotationView = ({ attrs: { attribution }, content }: Quotation, { base }: Shown) => (
  <blockquote>
    {content.map((one) => (
      <Line of={one} base={base} />
    ))}
    {attribution && (
      <footer>
        <Text of={attribution} base={base} />
      </footer>
    )}
  </blockquote>
)
