/** Converts texts and marks of a body to HTML. */
import type { Links } from './block.ts'
import { formulas } from './formulas.ts'
import { type Inline, type Mark, markElements, type Paragraph } from './inline.ts'

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
export const escapeHtml = (text: string) => text.replace(/[&<>"]/g, (character) => entities[character]!)

export const textHtml = (text: string, { say }: Links) => escapeHtml(say ? say(text) : text)

export const attributeHtml = (name: string, value: string | undefined) =>
  value === undefined ? '' : ` ${name}="${escapeHtml(value)}"`

const open = (mark: Mark) =>
  mark.type === 'link' ? `<a${attributeHtml('href', mark.attrs.href)}>` : `<${markElements[mark.type]}>`
const close = (mark: Mark) => (mark.type === 'link' ? '</a>' : `</${markElements[mark.type]}>`)

/** A changed text must not separate the letters and the raised or lowered digits of a formula. */
export function inlineHtml(content: Inline[] = [], links: Links): string {
  if (!links.say) return markedHtml(content, links)
  const plain = { ...links, say: (text: string) => text }
  return formulas(content)
    .map(({ nodes, isFormula }) => markedHtml(nodes, isFormula ? plain : links))
    .join('')
}

/** Adjacent texts with the same mark share one element. */
function markedHtml(content: Inline[], links: Links, depth = 0): string {
  let html = ''
  for (let i = 0; i < content.length; ) {
    const node = content[i]!
    const mark = node.type === 'text' ? node.marks?.[depth] : undefined
    if (!mark) {
      html += node.type === 'text' ? textHtml(node.text, links) : '<br>'
      i++
      continue
    }
    const key = JSON.stringify(mark)
    let end = i + 1
    while (end < content.length) {
      const next = content[end]!
      if (next.type !== 'text' || JSON.stringify(next.marks?.[depth]) !== key) break
      end++
    }
    html += `${open(mark)}${markedHtml(content.slice(i, end), links, depth + 1)}${close(mark)}`
    i = end
  }
  return html
}

export const paragraphsHtml = (list: Paragraph[], links: Links) =>
  list.map(({ content }) => `<p>${inlineHtml(content, links)}</p>`).join('')
