import { stripBidi } from '../../language/bidi.ts'
import type { CodeBlock } from './block.ts'

export const codeBlockView = ({ attrs: { language }, content: [first] }: CodeBlock) => (
  <pre dir="ltr" lang="en" tabindex={0} data-language={language || undefined}>
    <code>{stripBidi(first?.text ?? '')}</code>
  </pre>
)
