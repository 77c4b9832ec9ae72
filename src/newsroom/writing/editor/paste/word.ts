/** Paragraphs as Word writes them: list items, titles and quotations are told by class and style alone. */
import type { Block } from '../../../../content/body/document.ts'
import { asParagraphs, type Reader, readFlow } from './flow.ts'
import { heading } from './headings.ts'
import { styleOf } from './look.ts'
import { quotation } from './quotations.ts'

/** "1.", "(ب)", "iv)", "٣-" count; a dot, a dash or Word's "o" and "§" do not. */
const counter = /^[([]?(?:\p{N}{1,4}|[a-z]{1,4}|[\u0621-\u064a]{1,2})[.)\]،-]/iu

function takeMarker(item: Element): string {
  const marker = [...item.querySelectorAll('[data-style]')].find(
    (part) => styleOf(part).get('mso-list') === 'ignore',
  )
  const text = marker?.textContent ?? ''
  marker?.remove()
  return text.replace(/\s/g, '')
}

/** null for a paragraph that is nothing special. */
export const readWordParagraph: Reader = (element, look, context) => {
  const kind = /\bMso(\w+)/.exec(element.className)?.[1] ?? ''
  if (/^(Title|Heading)/.test(kind)) return heading(2, element, look, context)
  if (/^Subtitle/.test(kind)) return heading(3, element, look, context)
  const list = /^l\d+/.exec(styleOf(element).get('mso-list') ?? '')?.[0]
  if (list !== undefined) {
    const type = counter.test(takeMarker(element)) ? 'orderedList' : 'bulletList'
    const content = asParagraphs(readFlow(element.childNodes, look, context))
    if (content.length === 0) return []
    const block: Block = { type, content: [{ type: 'listItem', content }] }
    context.wordLists.set(block, list)
    return [block]
  }
  if (!/^(Quote|IntenseQuote|BlockText)/.test(kind)) return null
  return quotation(element, look, context).map((block) => {
    context.wordLists.set(block, 'quotation')
    return block
  })
}
