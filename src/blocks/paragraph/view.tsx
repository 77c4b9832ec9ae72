import type { Paragraph } from '../../body/inline.ts'
import { Line, type Shown } from '../../site/parts/body-text.tsx'

export const paragraphView = (block: Paragraph, { base }: Shown) => <Line of={block} base={base} />
