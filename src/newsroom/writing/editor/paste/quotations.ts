import type { Block, Paragraph } from '../../../../content/body/document.ts'
import { asParagraphs, type Context, readFlow } from './flow.ts'
import { labelOf, withoutMark } from './line.ts'
import type { Look } from './look.ts'

/** Programs slant a whole quotation to show that it is one; then the slant says nothing. */
function upright(paragraphs: Paragraph[]): Paragraph[] {
  const texts = paragraphs.flatMap(({ content = [] }) => content.filter((node) => node.type === 'text'))
  if (!texts.every((node) => node.marks?.some((mark) => mark.type === 'em'))) return paragraphs
  return paragraphs.map(({ type, content = [] }) => ({ type, content: withoutMark(content, 'em') }))
}

/** A quotation, and who said it where its footer or citation says so. */
export function quotation(element: Element, look: Look, context: Context): Block[] {
  const source = element.querySelector('footer') ?? [...element.querySelectorAll('cite')].at(-1)
  const attribution = labelOf(source?.textContent ?? '', 1_000).replace(/^(?:[-–—―]\s*)+/, '')
  const fits = attribution !== '' && attribution.length <= 300
  if (fits) source?.remove()
  const content = upright(asParagraphs(readFlow(element.childNodes, look, context)))
  if (content.length > 0) {
    return [{ type: 'blockquote', attrs: { attribution: fits ? attribution : '' }, content }]
  }
  return fits ? [{ type: 'paragraph', content: [{ type: 'text', text: attribution }] }] : []
}
