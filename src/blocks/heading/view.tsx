import { inlines, type Shown } from '../../site/parts/body-text.tsx'
import type { Heading } from './block.ts'

export const headingView = ({ attrs, content }: Heading, { base }: Shown) =>
  attrs.level === 2 ? <h2>{inlines(content, base)}</h2> : <h3>{inlines(content, base)}</h3>
