import type { Block } from '../../../../content/body/document.ts'
import { type Context, readFlow } from './flow.ts'
import { joinLines, withoutMark } from './line.ts'
import type { Look } from './look.ts'

/** A subhead is bold by itself. */
export const heading = (level: 2 | 3, element: Element, look: Look, context: Context): Block[] => {
  const blocks = readFlow(element.childNodes, look, context)
  const lines = blocks.flatMap((block) => (block.type === 'paragraph' ? [block.content ?? []] : []))
  const content = withoutMark(joinLines(lines), 'strong')
  const rest = blocks.filter((block) => block.type !== 'paragraph')
  return content.length > 0 ? [{ type: 'heading', attrs: { level }, content }, ...rest] : rest
}
