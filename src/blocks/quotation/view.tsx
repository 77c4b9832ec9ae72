import { Text } from '../../site/locale.tsx'
import { Line, type Shown } from '../../site/parts/body-text.tsx'
import type { Attributed } from './attributed.ts'
import type { Quotation } from './block.ts'

export const quotationView = (block: Quotation, shown: Shown) => attributedView(block, shown)

/** Paragraphs with their source. `line` shows a paragraph; by default as one. */
export const attributedView = (
  { attrs: { attribution }, content }: Attributed<string>,
  { base }: Shown,
  className?: string,
  line: (of: Attributed<string>['content'][number]) => ReturnType<typeof Line> = (of) => (
    <Line of={of} base={base} />
  ),
) => (
  <blockquote class={className}>
    {content.map(line)}
    {attribution && (
      <footer>
        <Text of={attribution} base={base} />
      </footer>
    )}
  </blockquote>
)
